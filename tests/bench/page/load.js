// When a page can be read, and when it takes an answer.

(() => {
  const seen = { fcp: 0, lcp: 0, long: 0 };
  const observe = (type, take) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  observe("paint", ({ name, startTime }) => {
    if (name === "first-contentful-paint") seen.fcp = startTime;
  });
  observe("largest-contentful-paint", ({ startTime }) => (seen.lcp = startTime));
  observe("longtask", ({ duration }) => (seen.long += duration));

  /** Milliseconds since the start of navigation; `long` is the sum of tasks over 50 ms. */
  bench.seen = () => seen;

  /**
   * Resolves with the times of two frames: the first in which a question could be answered, and that in which the runner
   * held the answer. It is given once; only if the page comes to show the question without it another is tried, since the
   * first one came too early.
   */
  bench.answerable = async (question) => {
    let given;
    let answerable;
    for (let attempt = 0; ; ) {
      await bench.frame();
      const time = performance.now();
      if (given === undefined || !shows(question, given)) {
        given = give(runner.control(question), question, attempt);
        if (given === undefined) continue;
        answerable = time;
        attempt++;
      }
      await bench.task();
      if (runner.stored(question) === given) return { answerable, held: time };
    }
  };

  function shows(question, answer) {
    const control = runner.control(question);
    return control?.type === "radio" ? runner.option(question, answer).checked : control?.value === answer;
  }

  function give(control, question, attempt) {
    if (control?.type === "radio") return choose(question, ["yes", "no"][attempt % 2]);
    if (!control || control.disabled || !bench.isVisible(control)) return undefined;
    const answer = `attempt ${attempt}`;
    const prototype = Object.getPrototypeOf(control);
    Object.getOwnPropertyDescriptor(prototype, "value").set.call(control, answer);
    control.dispatchEvent(new InputEvent("input", { bubbles: true }));
    control.dispatchEvent(new Event("change", { bubbles: true }));
    control.dispatchEvent(new FocusEvent("blur"));
    return answer;
  }

  /** The circle of a radio is drawn beside the control, which itself is transparent: the label must be visible. */
  function choose(question, code) {
    const option = runner.option(question, code);
    if (!option || option.disabled || !bench.isVisible(option.labels[0])) return undefined;
    option.click();
    return code;
  }
})();
