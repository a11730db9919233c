// The scripts of this folder run in the page before its own, and leave their functions in `bench`. `runner` is the
// page's runner: what finds its questions and answers.

/* global runner */

globalThis.bench = {
  /** Whether an element is in the document, has a box, and neither it nor what is around it is transparent. */
  isVisible(element) {
    if (!element?.isConnected || !element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) {
      return false;
    }
    const { width, height } = element.getBoundingClientRect();
    return width > 0 && height > 0;
  },

  frame: () => new Promise(requestAnimationFrame),

  /** Waits until the tasks now due have run. */
  task: () =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(port1.close());
      port2.postMessage(null);
    }),
};
