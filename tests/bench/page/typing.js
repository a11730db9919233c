// From a key to the letter on the page.

(() => {
  const times = [];
  let pressed;

  /** Focuses a question's control and times every key pressed from then on. */
  bench.watchKeys = (question) => {
    addEventListener("keydown", ({ timeStamp }) => (pressed = timeStamp), { capture: true });
    addEventListener("input", () => time(pressed), { capture: true });
    const control = runner.control(question);
    control.scrollIntoView({ block: "center", behavior: "instant" });
    control.focus();
  };

  async function time(zero) {
    await bench.frame();
    await bench.frame();
    times.push(performance.now() - zero);
  }

  /** The times, in milliseconds. */
  bench.keyTimes = () => times;
})();
