// Surveys of any length. Question i with i mod 3 = 2 is shown only while question i-1 is "yes"; each page also ends in a
// box for text; a gate, a question with 200 questions shown only while it is "yes", comes last.

const GATED = 200;

/**
 * A survey of so many questions, so many to a page; the gate has the last page to itself.
 * @returns {import("./survey.js").Survey}
 */
export function paged(count, perPage = 50) {
  const pages = [];
  for (let start = 1; start <= count; start += perPage) {
    pages.push(page(pages.length + 1, questions(start, Math.min(start + perPage - 1, count))));
  }
  pages.push({ id: "gate-page", title: "The gate", questions: gate() });
  return survey(`paged-${count}`, pages);
}

/** A survey of so many questions and the gate on one page. */
export function onepage(count) {
  const only = page(1, questions(1, count));
  only.questions.push(...gate());
  return survey(`onepage-${count}`, [only]);
}

function survey(id, pages) {
  const definition = {
    id,
    title: `A survey for timing: ${id}`,
    owner: "Benchmark",
    contact: "benchmark@example.com",
    duration: "a while",
    brief: "A survey for timing.",
    introduction: "A survey for timing.",
    option_sets: { answers: { yes: "Yes", no: "No", unsure: "I am not sure" } },
    sections: [{ id: "only", title: "Questions", pages }],
  };
  return {
    definition,
    first: "q1",
    branch: { question: "q1", shows: ["q2"] },
    gate: { question: "gate", shows: ["g1", `g${GATED}`] },
    text: "notes-1",
  };
}

function page(number, questions) {
  const notes = { id: `notes-${number}`, type: "long_text", ask: "Is there anything else you want to say?" };
  return { id: `page-${number}`, title: `Page ${number}`, questions: [...questions, notes] };
}

function questions(from, to) {
  return Array.from({ length: to - from + 1 }, (_, at) => {
    const i = from + at;
    const condition = i % 3 === 2 ? { show_if: `q${i - 1} is yes` } : {};
    return { ...question(`q${i}`, `Question ${i}: does this hold for your service?`), ...condition };
  });
}

function gate() {
  const gated = Array.from({ length: GATED }, (_, at) => ({
    ...question(`g${at + 1}`, `Question ${at + 1} behind the gate: does this hold for your service?`),
    show_if: "gate is yes",
  }));
  return [question("gate", "Do you want to answer 200 more questions?"), ...gated];
}

function question(id, ask) {
  return { id, type: "choose_one", ask, options: "answers" };
}
