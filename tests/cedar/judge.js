// Reads cells of the permission table from standard input, one a line, and answers each with 1 or 0 as Cedar decides it.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const cedar = createRequire(import.meta.url)("@cedar-policy/cedar-wasm/nodejs");
const policies = readFileSync(new URL("policies.cedar", import.meta.url), "utf8");
const prepared = cedar.preparsePolicySet("confero", { staticPolicies: policies });
if (prepared.type !== "success") throw new Error(JSON.stringify(prepared.errors));

const person = { type: "Person", id: "p" };
const subject = { type: "Case", id: "c" };

const entities = (viewer, relation, state, out, card) => {
  const secretariat = ["broker", "auditor", "administrator"].includes(viewer);
  const party =
    secretariat ? "secretariat"
    : relation === "author" || relation === "owner" ? "the-state"
    : viewer === "public" || (viewer === "expert" && relation === "none") ? null
    : "somebody";
  return [
    {
      uid: person,
      attrs: { roles: viewer === "public" ? [] : [viewer], ...(party ? { party } : {}) },
      parents: [],
    },
    {
      uid: subject,
      attrs: {
        owner: "the-state",
        state,
        endorsed: out !== "capital",
        circulated: out === "circulated",
        cards: card === "yes",
        named: relation === "named" ? ["somebody"] : [],
        introduced: relation === "introduced" ? ["somebody"] : [],
      },
      parents: [],
    },
  ];
};

const answers = [];
for (const line of readFileSync(0, "utf8").split("\n")) {
  if (line === "") continue;
  const [viewer, relation, state, out, granted, card, act, section] = line.split(",");
  const answer = cedar.statefulIsAuthorized({
    principal: person,
    action: { type: "Action", id: act },
    resource: subject,
    context: {
      section,
      wrote: relation === "author",
      ...(granted === "-" ? {} : { granted: "ABCDE".indexOf(granted) }),
    },
    preparsedPolicySetId: "confero",
    entities: entities(viewer, relation, state, out, card),
  });
  if (answer.type !== "success") throw new Error(`${line}: ${JSON.stringify(answer.errors)}`);
  if (answer.response.diagnostics.errors.length > 0)
    throw new Error(`${line}: ${JSON.stringify(answer.response.diagnostics.errors)}`);
  answers.push(answer.response.decision === "allow" ? "1" : "0");
}
process.stdout.write(answers.join(""));
