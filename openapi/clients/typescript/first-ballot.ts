import createClient from "openapi-fetch";
import type { paths } from "./generated/budget.js";

const baseUrl = `${process.argv[2] ?? "http://127.0.0.1:5080"}/v1`;
const budget = createClient<paths>({ baseUrl, headers: { "Accept-Language": "en" } });

// What came back, or the sentence that a page can show.
async function sure<Data>(call: Promise<{ data?: Data; error?: { title: string } }>): Promise<Data> {
  const { data, error } = await call;
  if (error) throw new Error(error.title);
  return data as Data;
}

const sandbox = await sure(budget.POST("/sandbox/rounds", { body: { language: "en" } }));
const params = { path: { round: sandbox.roundId } };
const headers = { Authorization: `VotingCode ${sandbox.codes[0]}` };

const form = await sure(budget.GET("/rounds/{round}/ballot-form", { params, headers }));
const sections = Object.fromEntries(form.lines.map((line) => [line.id, { approve: [line.projects[0]!.id] }]));
const body = { lockHash: form.lockHash, sections };

await sure(budget.POST("/rounds/{round}/ballot-checks", { params, headers, body }));
const receipt = await sure(budget.PUT("/rounds/{round}/ballots/mine", { params, headers, body }));
console.log(`${form.title}: ${receipt.status}, receipt ${receipt.receiptId}`);

const as = (key: string) => ({ params, headers: { Authorization: `Bearer ${key}` } });
const { finance, secondFinance } = sandbox.keys;

await sure(budget.POST("/sandbox/rounds/{round}/closings", as(finance)));
await sure(budget.POST("/rounds/{round}/transitions", { ...as(finance), body: { to: "reconciling" } }));
const { id } = await sure(budget.POST("/rounds/{round}/transitions", { ...as(finance), body: { to: "counted" } }));
await sure(
  budget.POST("/rounds/{round}/transitions/{transition}/confirmations", {
    ...as(secondFinance),
    params: { path: { ...params.path, transition: id } },
  }),
);
await sure(budget.POST("/rounds/{round}/transitions", { ...as(finance), body: { to: "published" } }));

const result = await sure(budget.GET("/rounds/{round}/result", { params }));
for (const line of result.lines) {
  console.log(`${line.title}: ${line.recommended.map((project) => project.title).join(", ")}`);
}
