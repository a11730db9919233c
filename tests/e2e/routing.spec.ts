// Each branch of the routing, as a respondent meets it: what a certain answer asks, and what it does not.

import { least } from "./fixtures/answers.ts";
import { type Answers, Respondent } from "./fixtures/respondent.ts";
import { expect, test } from "./fixtures/test.ts";

interface Branch {
  answers: Answers;
  asks?: string[];
  leavesOut?: string[];
}

const BRANCHES: Record<string, Branch> = {
  "data would be helpful": {
    answers: { "data-helpful": "yes" },
    asks: ["why-helpful"],
    leavesOut: ["why-not-helpful"],
  },
  "data would not be helpful": {
    answers: { "data-helpful": "no" },
    asks: ["why-not-helpful"],
    leavesOut: ["why-helpful"],
  },
  "not sure whether data would be helpful, and no view on trust": {
    answers: { "data-helpful": "not-sure" },
    leavesOut: ["why-helpful", "why-not-helpful", "trust-data-details", "trust-varies-agree", "trust-varies-disagree"],
  },
  "trust agrees": {
    answers: { "trust-data": "3", "trust-varies": "4" },
    asks: ["trust-data-details", "trust-varies-agree"],
    leavesOut: ["trust-varies-disagree"],
  },
  "trust disagrees": {
    answers: { "trust-varies": "1" },
    asks: ["trust-varies-disagree"],
    leavesOut: ["trust-data-details", "trust-varies-agree"],
  },
  "trust is neutral": {
    answers: { "trust-varies": "3" },
    leavesOut: ["trust-varies-agree", "trust-varies-disagree"],
  },
  "acquires data without pain": {
    answers: { "acquires-data": "yes", "pain-points": "no", "provides-data": "no" },
    asks: ["pain-points", "provides-data", "sharing-kinds"],
    leavesOut: ["pain-points-details"],
  },
  "acquires data with pain": {
    answers: { "acquires-data": "yes", "pain-points": "yes", "provides-data": "not-sure" },
    asks: ["pain-points", "pain-points-details", "provides-data", "sharing-kinds"],
  },
  "only provides data": {
    answers: { "acquires-data": "not-sure", "provides-data": "yes" },
    asks: ["provides-data", "sharing-kinds"],
    leavesOut: ["pain-points", "pain-points-details"],
  },
  "shares no data": {
    answers: { "acquires-data": "no", "provides-data": "not-sure" },
    asks: ["provides-data"],
    leavesOut: ["pain-points", "pain-points-details", "sharing-kinds"],
  },
  "notifies services": {
    answers: { "notifies-services": "yes" },
    asks: ["notified-services", "notify-methods"],
  },
  "notifies nobody": {
    answers: { "notifies-services": "not-sure" },
    leavesOut: ["notified-services", "notify-methods"],
  },
  "has a data dictionary": {
    answers: { "data-dictionary": "unmaintained" },
    asks: ["data-dictionary-files.comments"],
  },
  "has no data dictionary": {
    answers: { "data-dictionary": "not-sure" },
    leavesOut: ["data-dictionary-files.comments"],
  },
};

for (const [name, { answers, asks = [], leavesOut = [] }] of Object.entries(BRANCHES)) {
  test(name, async ({ page }) => {
    const respondent = new Respondent(page);
    await respondent.begin();
    const asked = await respondent.complete({ ...least, ...answers });
    expect(asked).toEqual(expect.arrayContaining(asks));
    for (const variable of leavesOut) expect(asked).not.toContain(variable);
  });
}
