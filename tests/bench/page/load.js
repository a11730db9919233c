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
   * Resolves with the time of the first frame in which a question can be answered. Every frame another answer is tried;
   * one that the runner does not hold once the frame's tasks are done came too early.
   */
  bench.answerable = async (question) => {
    for (let attempt = 0; ; attempt++) {
      await bench.frame();
      const time = performance.now();
      const answer = give(runner.control(question), question, attempt);
      if (answer === undefined) continue;
      await bench.task();
      if (runner.stored(question) === answer) return time;
    }
  };

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
