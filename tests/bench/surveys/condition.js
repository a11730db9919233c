// Conditions of the definition language as a tree that each peer's adapter writes in its own language. The language is
// explained in docs/SURVEYS.md; of its tests this knows those which the benchmark's surveys use, and refuses the others.

/**
 * @typedef {{ any: Condition[] } | { all: Condition[] } | { not: Condition } | { answered: string }
 *   | { question: string, codes: string[] }} Condition
 */

/**
 * Reads a condition.
 * @param {string} text
 * @param {Record<string, string>} named - the definition's own conditions
 * @returns {Condition}
 */
export function parse(text, named = {}) {
  const tokens = text.match(/[\w.-]+|\S/g) ?? [];

  const take = (wanted) => tokens[0] === wanted && tokens.shift();
  function expect(wanted) {
    if (!take(wanted)) throw new Error(`the benchmark cannot read the condition "${text}": no "${wanted}"`);
  }

  function any() {
    const parts = [all()];
    while (take("or")) parts.push(all());
    return parts.length === 1 ? parts[0] : { any: parts };
  }
  function all() {
    const parts = [one()];
    while (take("and")) parts.push(one());
    return parts.length === 1 ? parts[0] : { all: parts };
  }
  function one() {
    if (take("not")) return { not: one() };
    if (take("(")) {
      const inner = any();
      expect(")");
      return inner;
    }
    const question = tokens.shift();
    if (question === "answered" && take("(")) {
      const answered = tokens.shift();
      expect(")");
      return { answered };
    }
    if (take("is")) return { question, codes: [tokens.shift()] };
    if (take("in")) return { question, codes: list() };
    if (question in named) return parse(named[question], named);
    throw new Error(`the benchmark cannot read the condition "${text}" at "${question}"`);
  }
  function list() {
    expect("(");
    const codes = [tokens.shift()];
    while (take(",")) codes.push(tokens.shift());
    expect(")");
    return codes;
  }

  const condition = any();
  if (tokens.length > 0) throw new Error(`the benchmark cannot read the condition "${text}" from "${tokens[0]}"`);
  return condition;
}

/**
 * The questions a condition looks at.
 * @param {Condition} condition
 * @returns {string[]}
 */
export function questionsIn(condition) {
  if (condition.not) return questionsIn(condition.not);
  const parts = condition.any ?? condition.all;
  return parts ? parts.flatMap(questionsIn) : [condition.question ?? condition.answered];
}
