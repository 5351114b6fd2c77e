import { Button, NativeSelect, Stack, Textarea, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../api/api.ts";
import { useMe } from "../../api/queries.ts";
import type { MemberKey } from "../../api/types.ts";
import { loaded, PartState } from "../../shell/QueryState.tsx";
import { useDeed } from "../../signin/passkey/useDeed.ts";
import { Trouble } from "../../signin/passkey/trouble.tsx";
import { useChanges, type Contact } from "./queries.ts";
import { useTexts } from "./texts.ts";

/// Characters of a name; the server's limit.
const NAME = 60;

interface Props {
  /// Null for a new one.
  one: Contact | null;
  contacts: readonly Contact[];
  done: () => void;
}

/// A person of the directory.
export function PersonForm({ one, contacts, done }: Props) {
  const t = useTexts();
  const me = useMe().data;
  const deed = useDeed();
  const { putContact } = useChanges();
  const members = useQuery({ queryKey: ["members"], queryFn: () => api.get<MemberKey[]>("/api/keys/members") });
  // Once: sent again after no answer came, it is still the same person.
  const [id] = useState(() => one?.id ?? crypto.randomUUID());
  const [name, setName] = useState(one?.name ?? "");
  const [kana, setKana] = useState(one?.kana ?? "");
  const [department, setDepartment] = useState(one?.department ?? "");
  const [aliases, setAliases] = useState(one?.aliases.join("、") ?? "");
  const [member, setMember] = useState(one?.member ?? "");
  const taken = new Set(contacts.filter((it) => it.id !== one?.id && !it.left).map((it) => it.member));
  const free = (members.data ?? [])
    .filter((it) => it.role !== "client-auditor" && !taken.has(it.person))
    // who was linked before their access ended stays so; nobody else becomes such a one
    .filter((it) => it.access !== null || it.person === one?.member)
    .map((it) => ({ value: it.person, label: it.name }));
  if (me && !taken.has(me.person) && !free.some(({ value }) => value === me.person)) {
    free.unshift({ value: me.person, label: me.name });
  }
  const others = aliases
    .split(/[、,\n]/)
    .map((it) => it.trim())
    .filter((it) => it !== "");
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void deed.run(async () => {
          await putContact(id, {
            name,
            kana,
            department,
            aliases: others,
            member: member === "" ? null : member,
          });
          done();
        });
      }}
    >
      <Stack gap="sm">
        <TextInput
          label={t("field.name")}
          required
          data-autofocus
          maxLength={NAME}
          value={name}
          data-testid="contact-name"
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label={t("field.kana")}
          required
          maxLength={NAME}
          value={kana}
          data-testid="contact-kana"
          onChange={(event) => setKana(event.currentTarget.value)}
        />
        <TextInput
          label={t("field.department")}
          maxLength={NAME}
          value={department}
          onChange={(event) => setDepartment(event.currentTarget.value)}
        />
        <Textarea
          label={t("field.aliases")}
          rows={2}
          value={aliases}
          onChange={(event) => setAliases(event.currentTarget.value)}
        />
        {loaded(members) ? (
          <NativeSelect
            label={t("field.member")}
            value={member}
            data-testid="contact-member"
            onChange={(event) => setMember(event.currentTarget.value)}
            data={[{ value: "", label: t("field.member.none") }, ...free]}
          />
        ) : (
          <PartState of={members} label={t("field.member")} />
        )}
        <Trouble error={deed.error} />
        <Button type="submit" loading={deed.busy} data-testid="contact-save">
          {t("save")}
        </Button>
      </Stack>
    </form>
  );
}
