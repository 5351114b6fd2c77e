import { useInfiniteQuery } from "@tanstack/react-query";
import { downloadZip } from "client-zip";
import { api } from "../../api/api.ts";
import type { components } from "../../api/schema";
import { OWN, type View } from "../../contract/retention/queries.ts";

export type Certificate = components["schemas"]["retention.RetentionView.Certificate"];

const older = (before: number) => api.get<Certificate[]>(`${OWN.read}/certificates?before=${before}`);

/// The number below which there may be older ones; undefined if there are none.
const below = (page: readonly Certificate[]): number | undefined => {
  const n = page.at(-1)?.n ?? 1;
  return n > 1 ? n : undefined;
};

/// All that were asked for so far, the newest first, and how the older ones are.
export function useCertificates({ certificates }: View) {
  const before = below(certificates);
  const query = useInfiniteQuery({
    queryKey: [OWN.read, "certificates", before],
    enabled: false,
    initialPageParam: before ?? 1,
    queryFn: ({ pageParam }) => older(pageParam),
    getNextPageParam: below,
  });
  return {
    all: [...certificates, ...(query.data?.pages.flat() ?? [])],
    more: query.data ? query.hasNextPage : before !== undefined,
    loading: query.isFetching,
    trouble: query.error,
    next: () => void query.fetchNextPage(),
  };
}

/// The JSON of each, byte for byte, in one file, as our tool and any other program reads it.
///
/// @param listed those that are known, the newest first; older ones are asked for
/// @throws Problem
export async function zipOfAll(listed: readonly Certificate[]): Promise<Blob> {
  const all = [...listed];
  for (let before = below(all); before !== undefined;) {
    const page = await older(before);
    all.push(...page);
    before = below(page);
  }
  return downloadZip(files(all)).blob();
}

async function* files(all: readonly Certificate[]) {
  for (const { n, madeAt } of all) {
    const input = await api.bytes(`${OWN.read}/certificates/${n}`);
    yield { name: `erasure-certificate-${n}.json`, lastModified: new Date(madeAt), input };
  }
}
