import createClient, { type Client } from "openapi-fetch";
import type { paths } from "./generated/budget.js";

/** Budget as somebody calls it: staff and front ends as `Bearer …`, voters as `VotingCode …`, the public as nobody. */
export const connect = (url: string, authorization?: string): Client<paths> =>
  createClient<paths>({
    baseUrl: `${url}/v1`,
    headers: { "Accept-Language": "en", ...(authorization === undefined ? {} : { Authorization: authorization }) },
  });

/** A refusal, with the code that never changes and the sentence that a page can show. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    title: string,
  ) {
    super(`${status} ${code}: ${title}`);
  }
}

type Answered<Data> = { data?: Data; error?: { code: string; title: string }; response: Response };

/** What came back; a refusal is thrown. */
export async function sure<Data>(call: Promise<Answered<Data>>): Promise<Data> {
  const { data, error, response } = await call;
  if (error) throw new Refused(response.status, error.code, error.title);
  return data as Data;
}

/** The code of the refusal that has to come back. */
export async function refusal(call: Promise<Answered<unknown>>): Promise<string> {
  const { error, response } = await call;
  if (!error) throw new Error(`${response.status} where a refusal was expected`);
  return error.code;
}
