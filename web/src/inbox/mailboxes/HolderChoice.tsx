import { Checkbox, Stack, Text } from "@mantine/core";
import { useMe } from "../../api/queries.ts";
import type { MemberKey } from "../../api/types.ts";
import { useBoxTexts } from "./texts.ts";

interface Props {
  members: readonly MemberKey[];
  chosen: ReadonlySet<string>;
  choose: (chosen: ReadonlySet<string>) => void;
}

/// Which members hold a mailbox: those who hold the company key and have access can be chosen, and who chooses always
/// holds it.
export function HolderChoice({ members, chosen, choose }: Props) {
  const t = useBoxTexts();
  const me = useMe().data?.person;
  return (
    <Stack gap="xs" component="fieldset" style={{ border: 0, padding: 0, margin: 0 }}>
      <Text component="legend" fw={600}>
        {t("new.who")}
      </Text>
      {members
        .filter((member) => member.granted && (!member.ended || chosen.has(member.person)))
        .map((member) => (
          <Checkbox
            key={member.person}
            label={member.person === me ? `${member.name}（${t("you")}）` : member.name}
            checked={member.person === me || chosen.has(member.person)}
            disabled={member.person === me}
            data-testid={`holds-${member.person}`}
            onChange={() => {
              const next = new Set(chosen);
              if (!next.delete(member.person)) next.add(member.person);
              choose(next);
            }}
          />
        ))}
      <Text size="sm" c="var(--quiet)">
        {t("two.hint")}
      </Text>
    </Stack>
  );
}

/// Those who were chosen, and always who chooses.
export function holdersOf(
  members: readonly MemberKey[],
  chosen: ReadonlySet<string>,
  me: string | undefined,
): MemberKey[] {
  return members.filter((member) => member.granted && (member.person === me || chosen.has(member.person)));
}
