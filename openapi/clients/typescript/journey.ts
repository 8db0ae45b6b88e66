// A whole round by its calls: node dist/journey.js URL ADMINISTRATOR-KEY [OPENS-AT CLOSES-AT]
import { strict as assert } from "node:assert";
import { setTimeout as pause } from "node:timers/promises";
import { connect, refusal, sure } from "./budget.js";

const [url = "", administratorKey = "", opens, closes] = process.argv.slice(2);
const seconds = (from: number) => new Date(Date.now() + from * 1000).toISOString();
const [opensAt, closesAt] = [opens ?? seconds(10), closes ?? seconds(30)];

const anybody = connect(url);
const administrator = connect(url, `Bearer ${administratorKey}`);
const staff = async (role: "finance" | "clerk", person: string) => {
  const { key } = await sure(administrator.POST("/keys", { body: { role, person: `${person}-${Date.now()}@town.example` } }));
  return connect(url, `Bearer ${key}`);
};
const [anna, bo, carl] = [await staff("finance", "anna"), await staff("finance", "bo"), await staff("clerk", "carl")];

console.log("set-up");
const made = await sure(
  anna.POST("/rounds", { body: { title: "Vesterlund 2026", mandate: "The council decides.", opensAt, closesAt } }),
);
const path = { round: made.id };
const round = { params: { path } };
const here = <Also extends object>(also: Also) => ({ params: { path: { ...path, ...also } } });
const state = async () => (await sure(anna.GET("/rounds/{round}", round))).state;
const move = (to: "hearing" | "locked" | "reconciling" | "counted" | "published", reason?: string) =>
  sure(anna.POST("/rounds/{round}/transitions", { ...round, body: reason === undefined ? { to } : { to, reason } }));

const line = await sure(
  anna.POST("/rounds/{round}/lines", {
    ...round,
    body: { title: "North", amountMinor: 10_000_000, limits: { kind: "approval", maxProjects: 2 } },
  }),
);
const sheet = "id;title;line;price\r\nP1;Benches;North;40000\r\nP2;Swings;North;60000\r\nP3;Trees;North;35050,50\r\n";
const csv = { bodySerializer: (text: string) => text, headers: { "Content-Type": "text/csv" } } as const;
const imported = { ...round, ...csv, body: sheet };
const query = { dryRun: true, approve: true };
await sure(anna.POST("/rounds/{round}/project-imports", { ...imported, params: { path, query } }));
await sure(anna.POST("/rounds/{round}/project-imports", { ...imported, params: { path, query: { approve: true } } }));
const projects = (await sure(anna.GET("/rounds/{round}/projects", round))).items;
const [bench, swings, trees] = ["Benches", "Swings", "Trees"].map(
  (title) => projects.find((project) => project.title === title)!.id,
) as [string, string, string];
await sure(
  anna.PUT("/rounds/{round}/rule-set", {
    ...round,
    body: {
      rule: "equal-shares",
      satisfaction: "cost",
      completion: [{ kind: "greedy", satisfaction: "cost" }],
      ties: ["cost", "votes", "lot"],
      lotSource: { kind: "fixed", seed: "Vesterlund 2026" },
    },
  }),
);

console.log("lock");
await move("hearing");
assert.equal((await sure(anna.GET("/rounds/{round}/readiness", round))).isReady, true);
await move("locked");
const { hash } = await sure(anybody.GET("/rounds/{round}/rule-lock", round));
assert.match(hash!, /^sha256:/);

console.log("roll and codes");
const residents = Array.from({ length: 12 }, (_, at) => `r${at + 1}`);
await sure(
  carl.POST("/rounds/{round}/roll-imports", { ...round, ...csv, body: ["ref", ...residents, ""].join("\r\n") }),
);
const batch = await sure(carl.POST("/rounds/{round}/code-batches", { ...round, body: {} }));
const exports = "/rounds/{round}/code-batches/{batch}/exports";
const exported = await sure(carl.POST(exports, { ...here({ batch: batch.id }), body: {} }));
assert.ok(typeof exported !== "string", "a table comes only when it is asked for");
const { codes } = exported;
assert.equal(codes.length, residents.length);
assert.equal(await refusal(carl.POST(exports, { ...here({ batch: batch.id }), body: {} })), "already-delivered");

await until("voting");
const voters = codes.map(({ code }) => connect(url, `VotingCode ${code}`));
const mine = "/rounds/{round}/ballots/mine";
const form = await sure(voters[0]!.GET("/rounds/{round}/ballot-form", round));
assert.equal(form.lockHash, hash);
const ballot = (...approve: string[]) => ({
  ...round,
  body: { lockHash: form.lockHash, sections: { [line.id]: { approve } } },
});
for (const [at, voter] of voters.entries()) {
  await sure(voter.POST("/rounds/{round}/ballot-checks", ballot(bench)));
  await sure(voter.PUT(mine, at % 3 === 0 ? ballot(swings) : ballot(bench, trees)));
}

console.log("replace, withdraw, receipts");
const [first, second, third] = voters as [typeof anna, typeof anna, typeof anna];
const before = await sure(first.GET(mine, round));
const after = await sure(first.PUT(mine, ballot(bench)));
const receipt = (id: string) => sure(anybody.GET("/rounds/{round}/receipts/{receipt}", here({ receipt: id })));
assert.equal((await receipt(before.receiptId)).status, "superseded");
assert.equal((await receipt(after.receiptId)).status, "stored");
assert.deepEqual(await sure(first.PUT(mine, ballot(bench))), after, "repeating is safe");
assert.equal(await refusal(second.PUT(mine, ballot(bench, swings, trees))), "too-many-projects");
await sure(third.DELETE(mine, round));
assert.equal(await refusal(third.GET(mine, round)), "not-found");

await until("closed");
assert.equal(await refusal(second.PUT(mine, ballot(bench))), "voting-closed");
const turnout = await sure(anybody.GET("/rounds/{round}/turnout", round));
assert.equal(turnout.voters, voters.length - 1);

console.log("count and publish");
await move("reconciling");
const asked = await move("counted");
assert.equal(await refusal(anybody.GET("/rounds/{round}/result", round)), "result-not-published");
const confirmations = "/rounds/{round}/transitions/{transition}/confirmations";
assert.equal(await refusal(anna.POST(confirmations, here({ transition: asked.id }))), "second-person-required");
await sure(bo.POST(confirmations, here({ transition: asked.id })));
await move("published");

console.log("result");
const result = await sure(anybody.GET("/rounds/{round}/result", round));
assert.equal(result.lines[0]?.ballots, voters.length - 1);
for (const project of projects) {
  const why = await sure(
    anybody.GET("/rounds/{round}/result/projects/{project}/explanation", here({ project: project.id })),
  );
  assert.ok(why);
}
await sure(anybody.GET("/rounds/{round}/result/comparisons", round));
await sure(anybody.GET("/rounds/{round}/result/record", round));
await sure(anybody.GET("/rounds/{round}/exports/result.json", round));
const table = await sure(anybody.GET("/rounds/{round}/exports/projects.csv", { ...round, parseAs: "text" }));
assert.match(table as string, /Benches/);
const bundle = await sure(anybody.GET("/rounds/{round}/exports/bundle.zip", { ...round, parseAs: "arrayBuffer" }));
assert.ok((bundle as unknown as ArrayBuffer).byteLength > 0);
console.log(`published: ${result.lines[0]?.recommended.map((project) => project.title).join(", ")}`);

// Opening and closing belong to the clock.
async function until(awaited: "voting" | "closed") {
  console.log(`waiting for ${awaited}`);
  while ((await state()) !== awaited) await pause(100);
}
