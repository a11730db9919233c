// From a click to the changed page.

(() => {
  let events = [];
  new PerformanceObserver((list) => events.push(...list.getEntries())).observe({
    type: "event",
    durationThreshold: 16,
    buffered: true,
  });
  const OF_A_CLICK = ["pointerdown", "mousedown", "pointerup", "mouseup", "click"];

  /** Scrolls an option into view and returns a point on its label, in CSS pixels of the viewport. */
  bench.point = (question, code) => {
    const label = runner.option(question, code).labels[0];
    label.scrollIntoView({ block: "center", behavior: "instant" });
    const { left, top, width, height } = label.getBoundingClientRect();
    return { x: left + Math.min(width / 2, 60), y: top + height / 2 };
  };

  /**
   * Watches for the next click and for what it does: until all `questions` are visible, or none is. `bench.toggled`
   * resolves with the times since the click, in milliseconds.
   */
  bench.watchToggle = (questions, wanted) => {
    bench.toggled = new Promise((resolve) => {
      events = [];
      addEventListener("click", ({ timeStamp }) => resolve(follow(questions, wanted, timeStamp)), {
        capture: true,
        once: true,
      });
    });
  };

  async function follow(questions, wanted, zero) {
    const changes = [];
    const observer = new MutationObserver(() => changes.push(performance.now() - zero));
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    do await bench.frame();
    while (!questions.every((question) => bench.isVisible(runner.question(question)) === wanted));
    const next = bench.frame().then(() => performance.now() - zero);
    const main = await bench.task().then(() => performance.now() - zero);
    const paint = await next;
    observer.disconnect();
    // A busy browser may begin the next frame before it runs the task that tells the end of this one.
    return { firstDom: changes[0], lastDom: changes.at(-1), main: Math.min(main, paint), paint };
  }

  /** The longest of the last click's events. Those under 16 ms are not reported, and count as 8. */
  bench.inp = () => {
    const durations = events.filter(({ name }) => OF_A_CLICK.includes(name)).map(({ duration }) => duration);
    return Math.max(8, ...durations);
  };

  /** Waits until nothing moves and the browser is idle. */
  bench.calm = async () => {
    while (document.getAnimations().some(({ playState }) => playState === "running")) await bench.frame();
    await new Promise(requestIdleCallback);
  };
})();
