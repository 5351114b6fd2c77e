import { Button, NativeSelect, Text, TextInput, Title } from "@mantine/core";
import { useState, type SyntheticEvent } from "react";
import { fromTokyo } from "../../i18n/tokyo.ts";
import { Trouble } from "../../signin/passkey/trouble.tsx";
import log from "./Log.module.css";

export interface Span {
  who: string;
  from: string;
  to: string;
}

interface Props {
  words: Record<"reach" | "reachText" | "person" | "choose" | "begin" | "end" | "look", string>;
  people: readonly { value: string; label: string }[];
  look: { mutate: (span: Span) => void; isPending: boolean; error: Error | null };
}

/// Which account, and between which times, as clocks in Japan show them.
export function FootprintForm({ words, people, look }: Props) {
  const [who, setWho] = useState("");
  const [from, setFrom] = useState("");
  const [to, setTo] = useState("");
  function submit(event: SyntheticEvent) {
    event.preventDefault();
    look.mutate({ who, from: fromTokyo(from) ?? "", to: fromTokyo(to) ?? "" });
  }
  return (
    <>
      <Title order={2} size="h4">
        {words.reach}
      </Title>
      <Text size="sm" mb="sm">
        {words.reachText}
      </Text>
      <form onSubmit={submit} className={log.reach}>
        <NativeSelect
          label={words.person}
          value={who}
          onChange={(event) => setWho(event.currentTarget.value)}
          data-testid="reach-who"
          data={[{ value: "", label: words.choose }, ...people]}
        />
        <TextInput
          type="datetime-local"
          label={words.begin}
          value={from}
          onChange={(event) => setFrom(event.currentTarget.value)}
          data-testid="reach-from"
        />
        <TextInput
          type="datetime-local"
          label={words.end}
          value={to}
          onChange={(event) => setTo(event.currentTarget.value)}
          data-testid="reach-to"
        />
        <Button
          type="submit"
          loading={look.isPending}
          disabled={who === "" || from === "" || to === ""}
          data-testid="reach-look"
        >
          {words.look}
        </Button>
      </form>
      <Trouble error={look.error} />
    </>
  );
}
