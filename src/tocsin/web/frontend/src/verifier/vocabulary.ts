// Words of the charter vocabulary that reading here depends on (docs/charter-vocabulary.md). A test holds them to
// the program's own lists.

export const CHARTER_FORMAT = "tocsin-charter/1";
export const UNSPECIFIED = "unspecified";

export const ORGAN_KINDS = ["committee", "ministerial", "standing", "supreme"];
export const MEETS = ["meeting", "session"];
export const MAKES = [
  "aid",
  "charter",
  "ending",
  "extension",
  "implementing",
  "mandate",
  "mission",
  "procedural",
  "recommendation",
  "statement",
];
export const CONTENTS = [
  "commander",
  "components",
  "members",
  "places",
  "report",
  "stay",
  "strength",
  "subordination",
  "tasks",
];
export const FORMS = ["correspondence", "session", "silence"];
export const ROLE_OF = ["member", "organisation"];
export const STANDINGS = ["reported", "unverified", "verified"];
export const MAJORITY_BASES = ["members", "present", "voting"];
export const POSITIONS = [
  "abstain",
  "absent",
  "no",
  "not_participating",
  "objection",
  "recused",
  "silent",
  "yes",
];
export const RULE_WORDS = ["consensus", "limited-format", "majority"];
