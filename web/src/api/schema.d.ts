// Made by `npm run api-types` from docs/reference/openapi.json.

export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        "access.session.KnownBrowsers.Unfamiliar": {
            /** Format: date-time */
            at: string;
            device: string;
        };
        "audit.LogPage": {
            checkpoint: string | null;
            entries: components["schemas"]["audit.LogPage.Line"][];
            key: string;
            size: number;
        };
        "audit.LogPage.Line": {
            index: number;
            leaf: string;
        };
        "audit.anchor.AnchorRounds.Anchor": {
            /** Format: date-time */
            at: string;
            checkpoint: string;
            entry: string;
            keys: string[];
            proof: string;
            size: number;
        };
        "audit.anchor.TimestampReader.Seen": {
            at: string | null;
            entries: number;
            on: boolean;
            size: number;
            trouble: ("AWAY" | "NO_STAMP" | "OTHER_TEXT" | "OTHER_REQUEST" | "BAD_SIGNATURE" | "STRANGER" | "OTHER_TIME") | null;
        };
        "audit.anchor.WitnessReader.Seen": {
            at: string | null;
            keys: string[];
            name: string;
            size: number;
            trouble: ("AWAY" | "BAD_SIGNATURE" | "ROLLED_BACK" | "REWRITTEN") | null;
        };
        "audit.reading.AccessedObject": {
            acts: string[];
            /** Format: date-time */
            first: string;
            /** Format: date-time */
            last: string;
            object: string;
            times: number;
        };
        "audit.reading.LogSearch.Detail": {
            salt: string;
            text: string;
        };
        "boot.machine.MachineEndpoint.Clock": {
            kept: boolean;
            maxErrorMillis: number;
        };
        "boot.machine.MachineEndpoint.Machine": {
            clock: components["schemas"]["boot.machine.MachineEndpoint.Clock"] | null;
            logDays: number;
            room: components["schemas"]["boot.machine.MachineEndpoint.Room"];
            visitsWatched: boolean;
            waiting: components["schemas"]["boot.machine.MachineEndpoint.Waiting"];
        };
        "boot.machine.MachineEndpoint.Room": {
            freeMib: number;
            level: string;
        };
        "boot.machine.MachineEndpoint.Waiting": {
            aside: number;
            steps: number;
        };
        "call.DeskView": {
            call: components["schemas"]["call.DeskView.Call"] | null;
            line: string;
            passing: number;
            seq: number;
            /** Format: date-time */
            since: string;
            status: string;
            waiting: number;
        };
        "call.DeskView.Call": {
            answeredAt: string | null;
            /** Format: date-time */
            arrivedAt: string;
            caller: components["schemas"]["call.DeskView.From"];
            client: components["schemas"]["call.DeskView.Client"];
            endedAt: string | null;
            endedBy: string | null;
            form: components["schemas"]["call.DeskView.Form"];
            id: string;
            mailbox: string | null;
            mailboxes: components["schemas"]["call.DeskView.Mailbox"][];
            messageSent: boolean;
            recording: components["schemas"]["call.DeskView.Recording"];
            script: components["schemas"]["call.DeskView.Script"];
            seal: components["schemas"]["call.DeskView.Seal"] | null;
            slip: boolean | null;
            state: string;
        };
        "call.DeskView.Client": {
            id: string;
            kana: string;
            name: string;
            slug: string;
        };
        "call.DeskView.Field": {
            hint: components["schemas"]["call.DeskView.Words"] | null;
            key: string;
            kind: string;
            label: components["schemas"]["call.DeskView.Words"];
            max: number;
            options: components["schemas"]["call.DeskView.Option"][] | null;
            required: boolean;
        };
        "call.DeskView.Form": {
            fields: components["schemas"]["call.DeskView.Field"][];
            version: number;
        };
        "call.DeskView.From": {
            country: string | null;
            ending: string | null;
            localTime: string | null;
            withheld: boolean;
            zone: string | null;
        };
        "call.DeskView.Greeting": {
            en: string;
            ja: string;
            kana: string;
        };
        "call.DeskView.Mailbox": {
            /** Format: uuid */
            id: string;
            name: string;
        };
        "call.DeskView.Option": {
            label: components["schemas"]["call.DeskView.Words"];
            value: string;
        };
        "call.DeskView.Recording": {
            on: boolean;
            reason: string | null;
        };
        "call.DeskView.Script": {
            callback: components["schemas"]["call.DeskView.Words"];
            greeting: components["schemas"]["call.DeskView.Greeting"];
            notes: components["schemas"]["call.DeskView.Words"][];
            open: boolean;
        };
        "call.DeskView.Seal": {
            chain: string;
            epoch: number;
            fingerprint: string;
            recipient: string;
            signature: string;
            statement: string;
            suite: string;
        };
        "call.DeskView.Words": {
            en: string;
            ja: string;
        };
        "client.key.KeysEndpoint.Administrators": {
            names: string[];
        };
        "client.key.KeysEndpoint.Company": {
            epoch: number;
            fingerprint: string;
            kind: string;
            recipient: string;
            signature: string;
            statement: string;
        };
        "client.key.KeysEndpoint.Grant": {
            blob: string;
            epoch: number;
        };
        "client.key.KeysEndpoint.Held": {
            blob: string;
            epoch: number;
            line: string;
            to: string;
        };
        "client.key.KeysEndpoint.Keys": {
            clientId: string;
            company: components["schemas"]["client.key.KeysEndpoint.Company"] | null;
            grant: components["schemas"]["client.key.KeysEndpoint.Grant"] | null;
            held: components["schemas"]["client.key.KeysEndpoint.Held"][];
            me: components["schemas"]["client.key.KeysEndpoint.Mine"] | null;
            wantedKind: string;
        };
        "client.key.KeysEndpoint.Member": {
            access: components["schemas"]["people.Memberships.Membership"] | null;
            fingerprint: string | null;
            granted: boolean;
            name: string;
            /** Format: uuid */
            person: string;
            recipient: string | null;
            role: string;
            signature: string | null;
            statement: string | null;
        };
        "client.key.KeysEndpoint.Mine": {
            epoch: number;
            fingerprint: string;
            recipient: string;
            signKey: string;
            unlocks: components["schemas"]["client.key.KeysEndpoint.Unlock"][];
        };
        "client.key.KeysEndpoint.NewCompany": {
            grant: string;
            signature: string;
            statement: string;
        };
        "client.key.KeysEndpoint.NewGrant": {
            epoch: number;
            grant: string;
            mailbox: string | null;
            /** Format: uuid */
            member: string;
            signature: string;
        };
        "client.key.KeysEndpoint.NewMine": {
            recipient: string;
            signKey: string;
            signature: string;
            statement: string;
            unlocks: components["schemas"]["client.key.KeysEndpoint.NewUnlock"][];
        };
        "client.key.KeysEndpoint.NewUnlock": {
            blob: string;
            credentialId: string | null;
            method: string;
        };
        "client.key.KeysEndpoint.Recovery": {
            reason: string;
        };
        "client.key.KeysEndpoint.Unlock": {
            blob: string;
            credentialId: string | null;
            /** Format: uuid */
            id: string;
            method: string;
        };
        "client.key.KeysEndpoint.Waiting": {
            waiting: number;
        };
        "client.key.PinEndpoint.Compared": {
            before: string;
            now: string;
            reason: string;
        };
        "client.key.PinEndpoint.State": {
            at: string | null;
            before: string | null;
            epoch: number | null;
            now: string | null;
            standing: string;
        };
        "client.mailbox.LinesEndpoint.Chain": {
            chain: string;
        };
        "client.mailbox.LinesEndpoint.Holder": {
            grant: string;
            /** Format: uuid */
            member: string;
        };
        "client.mailbox.LinesEndpoint.NewEpoch": {
            holders: components["schemas"]["client.mailbox.LinesEndpoint.Holder"][];
            signature: string;
            statement: string;
        };
        "client.mailbox.MailboxesEndpoint.All": {
            mailboxes: components["schemas"]["client.mailbox.MailboxesEndpoint.Shown"][];
            numbers: string[];
        };
        "client.mailbox.MailboxesEndpoint.Bound": {
            mailbox: string | null;
            number: string;
        };
        "client.mailbox.MailboxesEndpoint.HeldBy": {
            /** Format: uuid */
            person: string;
            to: string;
        };
        "client.mailbox.MailboxesEndpoint.Named": {
            name: string;
        };
        "client.mailbox.MailboxesEndpoint.New": {
            holders: components["schemas"]["client.mailbox.LinesEndpoint.Holder"][];
            /** Format: uuid */
            id: string;
            name: string;
            signature: string;
            statement: string;
        };
        "client.mailbox.MailboxesEndpoint.Shown": {
            closed: boolean;
            epoch: number;
            fingerprint: string;
            held: boolean;
            holders: components["schemas"]["client.mailbox.MailboxesEndpoint.HeldBy"][];
            /** Format: uuid */
            id: string;
            name: string;
            numbers: string[];
        };
        "contract.ContractSheet": {
            answering: {
                [key: string]: number;
            } | null;
            newest: number;
            versions: components["schemas"]["contract.ContractSheet.Version"][];
        };
        "contract.ContractSheet.Version": {
            entry: components["schemas"]["audit.LogPage.Line"] | null;
            standing: string;
            text: string;
            until: string | null;
            version: number;
        };
        "contract.Draft": {
            after: number;
            effectiveFrom: string | null;
            homes: boolean | null;
            keepMessages: number;
            keepRecordings: number;
            noticeEn: string | null;
            noticeJa: string | null;
            passkeys: string | null;
            qualityReview: string | null;
            qualityReviewDays: number | null;
            recording: string | null;
            sessionHours: number | null;
            sessionMinutes: number | null;
            witnessHours: number | null;
        };
        "copies.CopiesEndpoint.Wanted": {
            address: string | null;
            bucket: string | null;
            keyId: string | null;
            kind: string | null;
            lockDays: number;
            pathStyle: boolean;
            region: string | null;
            secret: string | null;
        };
        "copies.LogCopyService.Copy": {
            at: string | null;
            size: number;
            trouble: ("AWAY" | "NOT_TRUSTED" | "REFUSED" | "PRIVATE_ADDRESS" | "OTHER_LOG") | null;
        };
        "copies.LogCopyService.OfOne": {
            client: string | null;
            name: string | null;
            seen: components["schemas"]["copies.LogCopyService.Seen"];
        };
        "copies.LogCopyService.Seen": {
            entries: number;
            folder: components["schemas"]["copies.LogCopyService.Copy"] | null;
            own: components["schemas"]["copies.LogCopyService.Copy"] | null;
            target: (components["schemas"]["copies.Target.Https"] | components["schemas"]["copies.Target.Bucket"]) | null;
        };
        "copies.MonthlyMedia.Medium": {
            bytes: number;
            month: string;
        };
        "copies.Target.Bucket": {
            address: string;
            bucket: string;
            lockDays: number;
            pathStyle: boolean;
            region: string;
        };
        "copies.Target.Https": {
            address: string;
        };
        "database.TemporaryLogins.Guest": {
            password: string;
            /** Format: date-time */
            until: string;
            url: string;
            user: string;
        };
        "desk.CallerDisclosureEndpoint.Shown": {
            number: string | null;
            withheld: boolean;
        };
        "desk.DeskEndpoint.LineAnswer": {
            answer: string;
        };
        "desk.DeskEndpoint.LineOffer": {
            offer: string | null;
        };
        "desk.DeskEndpoint.SigningKey": {
            publicKey: string | null;
        };
        "message.CorrectionTriesEndpoint.Tried": {
            /** Format: uuid */
            client: string;
            how: string | null;
        };
        "message.InboxEndpoint.Count": {
            unread: number;
        };
        "message.InboxEndpoint.Draft": {
            object: string;
        };
        "message.InboxEndpoint.Earlier": {
            object: string;
            version: number;
        };
        "message.InboxEndpoint.Found": {
            items: components["schemas"]["message.InboxEndpoint.Item"][];
            more: boolean;
        };
        "message.InboxEndpoint.Item": {
            answered: boolean;
            arrivedAt: string;
            call: string;
            doneBy: string | null;
            drafts: components["schemas"]["message.InboxEndpoint.Draft"][];
            /** Format: uuid */
            id: string;
            mailbox: string | null;
            message: components["schemas"]["message.InboxEndpoint.Message"] | null;
            recording: components["schemas"]["message.InboxEndpoint.Recording"] | null;
            slip: components["schemas"]["message.InboxEndpoint.Slip"] | null;
            state: string;
            urgent: boolean;
        };
        "message.InboxEndpoint.Message": {
            earlier: components["schemas"]["message.InboxEndpoint.Earlier"][];
            object: string;
            version: number;
        };
        "message.InboxEndpoint.Page": {
            items: components["schemas"]["message.InboxEndpoint.Item"][];
            unread: number;
        };
        "message.InboxEndpoint.Recording": {
            complete: boolean;
            durationMs: number;
            object: string;
        };
        "message.InboxEndpoint.Search": {
            tokens: string[];
        };
        "message.InboxEndpoint.Slip": {
            object: string;
        };
        "message.InboxEndpoint.Waiting": {
            mailbox: string | null;
            unread: number;
        };
        "message.MessageEndpoint.Answer": {
            correctableUntil: string | null;
            message: string;
        };
        "message.MessageEndpoint.NewMessage": {
            /** Format: uuid */
            call: string;
            header: string;
            manifest: string;
            /** Format: uuid */
            object: string;
            own: components["schemas"]["message.MessageEndpoint.Own"] | null;
            payload: string;
            signature: string;
            urgent: boolean;
        };
        "message.MessageEndpoint.Own": {
            header: string;
            recipient: string;
        };
        "message.MessageEndpoint.Released": {
            header: string;
            manifest: string;
            payload: string;
            signature: string;
        };
        "message.MessageEndpoint.Wanted": {
            /** Format: uuid */
            client: string;
        };
        "message.TextIndexEndpoint.Index": {
            sealed: string | null;
            signature: string | null;
            version: number;
        };
        "message.TextIndexEndpoint.NewIndex": {
            before: number;
            sealed: string;
            signature: string;
        };
        "office.ClientSheet": {
            form: components["schemas"]["office.ClientSheet.Asked"];
            greeting: components["schemas"]["script.Greeting"];
            greetingAudio: boolean;
            hours: components["schemas"]["office.ClientSheet.Times"];
            id: string;
            kana: string;
            keyKind: string;
            name: string;
            noticeAudio: boolean;
            numbers: string[];
            slug: string;
        };
        "office.ClientSheet.Asked": {
            fields: components["schemas"]["office.ClientSheet.AskedField"][];
            version: number;
        };
        "office.ClientSheet.AskedField": {
            hint: components["schemas"]["script.Phrase"] | null;
            key: string;
            kind: string;
            label: components["schemas"]["script.Phrase"];
            max: number;
            options: components["schemas"]["script.Field.Option"][] | null;
            required: boolean;
        };
        "office.ClientSheet.Change": {
            form: components["schemas"]["office.ClientSheet.Wanted"] | null;
            greeting: components["schemas"]["script.Greeting"] | null;
            hours: components["schemas"]["office.ClientSheet.Times"] | null;
            kana: string | null;
            keyKind: string | null;
            name: string | null;
            numbers: string[] | null;
        };
        "office.ClientSheet.New": {
            contract: components["schemas"]["contract.Draft"] | null;
            kana: string | null;
            keyKind: string | null;
            name: string | null;
            numbers: string[] | null;
            slug: string | null;
        };
        "office.ClientSheet.Span": {
            /** Format: time */
            from: string;
            /** Format: time */
            to: string;
        };
        "office.ClientSheet.Times": {
            holidays: string[];
            weekly: components["schemas"]["office.ClientSheet.Span"][][];
            zone: string;
        };
        "office.ClientSheet.Wanted": {
            fields: components["schemas"]["office.ClientSheet.WantedField"][] | null;
        };
        "office.ClientSheet.WantedField": {
            key: string | null;
            required: boolean;
        };
        "office.FirstSteps.Done": {
            call: boolean;
            client: boolean;
            clientAdmin: boolean;
            companyKey: boolean;
            operator: boolean;
            secondAdmin: boolean;
            trunk: boolean;
        };
        "office.LogEndpoint.Anchors": {
            newest: components["schemas"]["audit.anchor.AnchorRounds.Anchor"] | null;
        };
        "office.OfficeSealEndpoint.Shares": {
            one: string | null;
            two: string | null;
        };
        "office.OfficeSealEndpoint.State": {
            fitted: boolean;
            since: string | null;
        };
        "office.OutsideEndpoint.Outside": {
            stamp: components["schemas"]["audit.anchor.TimestampReader.Seen"];
            witnesses: components["schemas"]["audit.anchor.WitnessReader.Seen"][];
        };
        "office.WitnessEndpoint.Shown": {
            contract: number;
            hours: number;
            witnesses: components["schemas"]["audit.anchor.WitnessReader.Seen"][];
        };
        "people.MemberNotices.Notice": {
            /** Format: date-time */
            at: string;
            kind: string;
            name: string;
        };
        "people.MembershipEndpoint.Confirmed": {
            /** Format: date-time */
            until: string;
        };
        "people.Memberships.Membership": {
            confirmedAt: string | null;
            confirmedBy: string | null;
            due: boolean;
            over: boolean;
            /** Format: date-time */
            until: string;
        };
        "people.OfficePeopleEndpoint.ClientName": {
            id: string;
            name: string;
        };
        "people.OfficePeopleEndpoint.Kind": {
            enough: boolean;
            model: string | null;
            synced: boolean;
        };
        "people.OfficePeopleEndpoint.Listed": {
            client: components["schemas"]["people.OfficePeopleEndpoint.ClientName"] | null;
            disabled: boolean;
            enrolled: boolean;
            id: string;
            kana: string;
            kind: string;
            linkWaits: boolean;
            name: string;
            passkeys: components["schemas"]["people.OfficePeopleEndpoint.Kind"][];
            role: string;
            standing: components["schemas"]["people.StandingView"] | null;
        };
        "people.OfficePeopleEndpoint.Named": {
            name: string | null;
        };
        "people.OfficePeopleEndpoint.NewPerson": {
            client: string | null;
            kana: string | null;
            kind: string | null;
            name: string | null;
            role: string | null;
        };
        "people.OfficePeopleEndpoint.NewRole": {
            role: string | null;
        };
        "people.OfficePeopleEndpoint.Offered": {
            /** Format: date-time */
            expiresAt: string;
            url: string;
            waits: boolean;
        };
        "people.StandingView": {
            due: boolean;
            engagement: components["schemas"]["people.StandingView.EngagementView"] | null;
            grantedBy: string | null;
            leaves: string | null;
            orphan: boolean;
            roleUntil: string | null;
            starts: string | null;
            /** @enum {unknown} */
            state: "ACTING" | "DISABLED" | "NOT_STARTED" | "LEFT" | "UNCONFIRMED";
        };
        "people.StandingView.EngagementView": {
            employer: string;
            hours: string;
            kind: string;
            number: string;
            place: string;
            site: string;
            unit: string;
        };
        "people.hr.HrImport.Outcome": {
            done: boolean;
            missing: string[];
            rows: components["schemas"]["people.hr.HrImport.Row"][];
        };
        "people.hr.HrImport.Row": {
            line: number;
            name: string;
            /** @enum {unknown} */
            what: "NEW" | "CHANGED" | "SAME" | "WRONG";
            wrong: string | null;
        };
        "people.hr.RegistryEndpoint.Confirmed": {
            /** Format: date-time */
            until: string;
        };
        "people.hr.RegistryEndpoint.Entered": {
            employer: string | null;
            hours: string | null;
            kind: string | null;
            leaves: string | null;
            number: string | null;
            place: string | null;
            site: string | null;
            starts: string | null;
            unit: string | null;
        };
        "people.hr.RegistryEndpoint.ListFile": {
            apply: boolean;
            csv: string | null;
        };
        "people.hr.RegistryEndpoint.RoleView": {
            may: ("ANYONE" | "SIGNED_IN" | "ANSWER_CALLS" | "REVIEW" | "SEE_PEOPLE" | "REGISTER_PEOPLE" | "END_ACCESS" | "GRANT_ACCESS" | "MANAGE_OFFICE" | "WATCH" | "READ_EVIDENCE" | "SEE_PLACES" | "INSPECT_PLACES" | "PROVISION" | "READ_OWN" | "READ_LOG" | "MANAGE_KEYS" | "EXPORT_OWN")[];
            role: string;
            staff: boolean;
            twoPeople: boolean;
        };
        "people.hr.RegistryEndpoint.Roles": {
            days: number;
            roles: components["schemas"]["people.hr.RegistryEndpoint.RoleView"][];
            rules: components["schemas"]["people.hr.RegistryEndpoint.Rule"][];
        };
        "people.hr.RegistryEndpoint.Rule": {
            anywhere: string[];
            inTheUnit: string[];
            role: string;
        };
        "people.place.WorkplaceEndpoint.Found": {
            clear: boolean;
            found: string | null;
            place: string | null;
        };
        "people.place.WorkplaceEndpoint.Mine": {
            home: boolean;
            items: string[];
            stated: boolean;
            version: number;
        };
        "people.place.WorkplaceEndpoint.Stated": {
            items: string[] | null;
            place: string | null;
            version: number;
        };
        "people.place.Workplaces.All": {
            inspections: components["schemas"]["people.place.Workplaces.Inspection"][];
            statements: components["schemas"]["people.place.Workplaces.Statement"][];
        };
        "people.place.Workplaces.Inspection": {
            /** Format: date-time */
            at: string;
            clear: boolean;
            found: string;
            name: string;
            person: string;
            place: string;
        };
        "people.place.Workplaces.Statement": {
            /** Format: date-time */
            at: string;
            name: string;
            person: string;
            place: string;
            version: number;
        };
        "people.privilege.BreakGlass.Sheet": {
            code: string;
            /** Format: uuid */
            id: string;
        };
        "people.privilege.BreakGlassEndpoint.Opened": {
            /** Format: date-time */
            expiresAt: string;
            url: string;
        };
        "people.privilege.BreakGlassEndpoint.Pair": {
            first: string;
            id: string;
            /** Format: date-time */
            madeAt: string;
            mine: boolean;
            second: string | null;
            until: string | null;
            usedAt: string | null;
        };
        "people.privilege.BreakGlassEndpoint.Sheets": {
            first: string | null;
            second: string | null;
        };
        "people.privilege.BreakGlassEndpoint.State": {
            newest: components["schemas"]["people.privilege.BreakGlassEndpoint.Pair"] | null;
            ready: boolean;
        };
        "people.privilege.PrivilegesEndpoint.Limits": {
            leastMinutes: number;
            mostMinutes: number;
            reason: number;
            ticket: number;
            usualMinutes: number;
        };
        "people.privilege.PrivilegesEndpoint.Sheet": {
            alone: boolean;
            database: boolean;
            limits: components["schemas"]["people.privilege.PrivilegesEndpoint.Limits"];
            privileges: components["schemas"]["people.privilege.PrivilegesEndpoint.View"][];
        };
        "people.privilege.PrivilegesEndpoint.View": {
            alone: boolean;
            /** Format: date-time */
            askedAt: string;
            client: string | null;
            id: string;
            kind: string;
            mayDecide: boolean;
            mine: boolean;
            minutes: number;
            person: string;
            reason: string;
            second: string | null;
            /** @enum {unknown} */
            state: "WAITS" | "OPEN" | "REFUSED" | "LAPSED" | "OVER" | "ENDED";
            ticket: string;
            until: string | null;
        };
        "people.privilege.PrivilegesEndpoint.Waiting": {
            waiting: number;
        };
        "people.privilege.PrivilegesEndpoint.Wanted": {
            client: string | null;
            kind: string | null;
            minutes: number | null;
            reason: string | null;
            ticket: string | null;
        };
        "people.privilege.PrivilegesEndpoint.Word": {
            open: boolean;
        };
        "people.privilege.SupportEndpoint.Look": {
            id: string;
            mayOpen: boolean;
            minutes: number;
            person: string;
            reason: string;
            ticket: string;
            until: string | null;
        };
        "people.privilege.SupportEndpoint.Word": {
            open: boolean;
        };
        "people.token.ApiTokensEndpoint.Sheet": {
            mostDays: number;
            nameLimit: number;
            tokens: components["schemas"]["people.token.ApiTokensEndpoint.View"][];
            usualDays: number;
        };
        "people.token.ApiTokensEndpoint.Shown": {
            /** Format: date-time */
            endsAt: string;
            id: string;
            token: string;
            waits: boolean;
        };
        "people.token.ApiTokensEndpoint.View": {
            confirmedBy: string | null;
            /** Format: date-time */
            endsAt: string;
            id: string;
            /** Format: date-time */
            madeAt: string;
            madeBy: string;
            mayConfirm: boolean;
            name: string;
            scope: string;
            /** @enum {unknown} */
            state: "WORKS" | "WAITS" | "STOPPED" | "EXPIRED" | "ENDED";
            usedOn: string | null;
        };
        "people.token.ApiTokensEndpoint.Wanted": {
            days: number | null;
            name: string | null;
            scope: string | null;
        };
        "probe.ProbeEndpoint.Page": {
            afterStartSeconds: number;
            daily: string;
            expired: boolean;
            /** Format: date-time */
            next: string;
            running: number | null;
            runs: components["schemas"]["probe.ProbeEndpoint.Ran"][];
            seen: components["schemas"]["probe.ProbeEndpoint.Seen"][];
        };
        "probe.ProbeEndpoint.Ran": {
            /** Format: date-time */
            began: string;
            /** Format: date-time */
            ended: string;
            known: number;
            notRefused: number;
            notTried: number;
            refused: number;
        };
        "probe.ProbeEndpoint.Seen": {
            /** Format: date-time */
            at: string;
            attempt: string;
            came: string;
            expected: string;
            millis: number;
            outcome: string;
            target: string;
            way: string;
        };
        "probe.ProbeEndpoint.Sum": {
            known: number;
            notRefused: number;
            notTried: number;
            refused: number;
            way: string;
        };
        "probe.ProbeEndpoint.Summary": {
            at: string | null;
            expired: boolean;
            ways: components["schemas"]["probe.ProbeEndpoint.Sum"][];
        };
        "quality.ApprovalEndpoint.Agreed": {
            clause: string;
            days: number;
            terms: string;
        };
        "quality.ApprovalEndpoint.Approvals": {
            agreed: components["schemas"]["quality.ApprovalEndpoint.Agreed"] | null;
            approvals: components["schemas"]["quality.ApprovalEndpoint.Approved"][];
        };
        "quality.ApprovalEndpoint.Approved": {
            /** Format: date-time */
            at: string;
            by: string;
            id: string;
            reviewer: string;
            standing: string;
            to: string;
        };
        "quality.ApprovalEndpoint.Made": {
            id: string;
        };
        "quality.ApprovalEndpoint.NewApproval": {
            signature: string;
            statement: string;
        };
        "quality.GivingEndpoint.Given": {
            by: string | null;
            clause: string | null;
            /** Format: date-time */
            givenAt: string;
            id: string;
            kind: string;
            object: string;
            reviewer: string;
            standing: string;
            to: string;
            /** Format: date-time */
            until: string;
        };
        "quality.GivingEndpoint.Made": {
            id: string;
        };
        "quality.GivingEndpoint.NewHeader": {
            header: string;
            n: number;
            signature: string;
            statement: string;
        };
        "quality.GivingEndpoint.NewReview": {
            headers: components["schemas"]["quality.GivingEndpoint.NewHeader"][];
            object: string;
            /** Format: uuid */
            reviewer: string;
        };
        "quality.GivingEndpoint.Reviewer": {
            fingerprint: string;
            name: string;
            person: string;
            signature: string;
            statement: string;
        };
        "quality.GivingEndpoint.Reviewers": {
            allowed: boolean;
            reviewers: components["schemas"]["quality.GivingEndpoint.Reviewer"][];
        };
        "quality.ReviewEndpoint.Box": {
            chain: string;
            id: string;
        };
        "quality.ReviewEndpoint.Given": {
            client: string;
            clientId: string;
            /** Format: date-time */
            givenAt: string;
            id: string;
            kind: string;
            object: string;
            /** Format: date-time */
            sealedAt: string;
            to: string;
            /** Format: date-time */
            until: string;
        };
        "quality.ReviewEndpoint.Key": {
            epoch: number;
            fingerprint: string;
            unlocks: components["schemas"]["quality.ReviewEndpoint.Unlock"][];
        };
        "quality.ReviewEndpoint.Mine": {
            key: components["schemas"]["quality.ReviewEndpoint.Key"] | null;
        };
        "quality.ReviewEndpoint.NewKey": {
            signature: string;
            statement: string;
            unlocks: components["schemas"]["quality.ReviewEndpoint.NewUnlock"][];
        };
        "quality.ReviewEndpoint.NewUnlock": {
            blob: string;
            credentialId: string | null;
            method: string;
        };
        "quality.ReviewEndpoint.Released": {
            approval: components["schemas"]["quality.ReviewEndpoint.Word"] | null;
            chain: string;
            complete: boolean;
            kind: string;
            mailbox: components["schemas"]["quality.ReviewEndpoint.Box"] | null;
            manifest: string;
            segments: components["schemas"]["quality.ReviewEndpoint.Segment"][];
            signature: string;
        };
        "quality.ReviewEndpoint.Remade": {
            signature: string;
            statement: string;
        };
        "quality.ReviewEndpoint.Segment": {
            header: string;
            length: number;
            n: number;
            remade: components["schemas"]["quality.ReviewEndpoint.Remade"];
            startMs: number;
        };
        "quality.ReviewEndpoint.Unlock": {
            blob: string;
            credentialId: string | null;
            /** Format: uuid */
            id: string;
            method: string;
        };
        "quality.ReviewEndpoint.Word": {
            signature: string;
            statement: string;
        };
        "script.Field.Option": {
            label: components["schemas"]["script.Phrase"];
            value: string;
        };
        "script.Greeting": {
            en: string;
            ja: string;
            kana: string;
        };
        "script.Phrase": {
            en: string;
            ja: string;
        };
        "signin.CurrentUserView": {
            accessEnds: string | null;
            bound: boolean;
            client: components["schemas"]["signin.CurrentUserView.Company"] | null;
            csrf: string | null;
            demo: boolean;
            /** Format: date-time */
            ends: string;
            idleMinutes: number;
            kana: string;
            kind: string;
            may: ("ANYONE" | "SIGNED_IN" | "ANSWER_CALLS" | "REVIEW" | "SEE_PEOPLE" | "REGISTER_PEOPLE" | "END_ACCESS" | "GRANT_ACCESS" | "MANAGE_OFFICE" | "WATCH" | "READ_EVIDENCE" | "SEE_PLACES" | "INSPECT_PLACES" | "PROVISION" | "READ_OWN" | "READ_LOG" | "MANAGE_KEYS" | "EXPORT_OWN")[];
            name: string;
            notices: components["schemas"]["people.MemberNotices.Notice"][];
            /** Format: date-time */
            now: string;
            passkeyChanges: components["schemas"]["signin.PasskeyChanges.Change"][];
            person: string;
            role: string;
            secondsLeft: number;
            unfamiliar: components["schemas"]["access.session.KnownBrowsers.Unfamiliar"][];
        };
        "signin.CurrentUserView.Company": {
            id: string;
            name: string;
            slug: string;
        };
        "signin.PasskeyChanges.Change": {
            /** Format: date-time */
            at: string;
            device: string;
            here: boolean;
            kind: string;
        };
        "signin.ProviderEndpoint.Back": {
            code: string | null;
            iss: string | null;
            key: string | null;
            state: string | null;
        };
        "signin.ProviderEndpoint.Linked": {
            /** Format: date-time */
            at: string;
            issuer: string;
            used: string | null;
        };
        "signin.ProviderEndpoint.Offered": {
            office: boolean;
        };
        "signin.ProviderEndpoint.OnTop": {
            onTop: string | null;
            passkey: components["schemas"]["signin.SignInEndpoint.SignIn"] | null;
        };
        "signin.ProviderEndpoint.Own": {
            linked: components["schemas"]["signin.ProviderEndpoint.Linked"] | null;
            offered: boolean;
        };
        "signin.ProviderEndpoint.Wish": {
            with: string | null;
        };
        "signin.ProviderSignIn.Begun": {
            address: string;
            key: string;
            state: string;
        };
        "signin.SessionsEndpoint.All": {
            sessions: components["schemas"]["signin.SessionsEndpoint.Own"][];
        };
        "signin.SessionsEndpoint.Key": {
            /** Format: date-time */
            added: string;
            model: string | null;
            name: string;
            synced: boolean;
            transports: string;
            used: string | null;
        };
        "signin.SessionsEndpoint.Keys": {
            passkeys: components["schemas"]["signin.SessionsEndpoint.Key"][];
        };
        "signin.SessionsEndpoint.Own": {
            /** Format: date-time */
            began: string;
            bound: boolean;
            device: string;
            /** Format: date-time */
            ends: string;
            here: boolean;
            how: string;
            id: string;
            idle: boolean;
            /** Format: date-time */
            seen: string;
        };
        "signin.SignInEndpoint.Descriptor": {
            id: string;
            type: string;
        };
        "signin.SignInEndpoint.Enrolment": {
            attestationObject: string | null;
            ceremony: string | null;
            clientDataJSON: string | null;
            credentialId: string | null;
            kana: string | null;
            name: string | null;
            token: string | null;
            transports: string[] | null;
        };
        "signin.SignInEndpoint.EnrolmentOptions": {
            ceremony: string;
            needs: string;
            person: components["schemas"]["signin.SignInEndpoint.EnrolmentOptions.Invited"];
            prfSalt: string;
            publicKey: components["schemas"]["signin.SignInEndpoint.EnrolmentOptions.ToCreate"];
        };
        "signin.SignInEndpoint.EnrolmentOptions.ClientName": {
            name: string;
        };
        "signin.SignInEndpoint.EnrolmentOptions.Invited": {
            client: components["schemas"]["signin.SignInEndpoint.EnrolmentOptions.ClientName"] | null;
            first: boolean;
            kind: string;
            name: string;
            role: string;
        };
        "signin.SignInEndpoint.EnrolmentOptions.Parameter": {
            alg: number;
            type: string;
        };
        "signin.SignInEndpoint.EnrolmentOptions.Rp": {
            id: string;
            name: string;
        };
        "signin.SignInEndpoint.EnrolmentOptions.Selection": {
            residentKey: string;
            userVerification: string;
        };
        "signin.SignInEndpoint.EnrolmentOptions.ToCreate": {
            attestation: string;
            authenticatorSelection: components["schemas"]["signin.SignInEndpoint.EnrolmentOptions.Selection"];
            challenge: string;
            excludeCredentials: components["schemas"]["signin.SignInEndpoint.Descriptor"][];
            pubKeyCredParams: components["schemas"]["signin.SignInEndpoint.EnrolmentOptions.Parameter"][];
            rp: components["schemas"]["signin.SignInEndpoint.EnrolmentOptions.Rp"];
            timeout: number;
            user: components["schemas"]["signin.SignInEndpoint.EnrolmentOptions.User"];
        };
        "signin.SignInEndpoint.EnrolmentOptions.User": {
            displayName: string;
            id: string;
            name: string;
        };
        "signin.SignInEndpoint.EnrolmentToken": {
            token: string | null;
        };
        "signin.SignInEndpoint.SignIn": {
            authenticatorData: string | null;
            ceremony: string | null;
            clientDataJSON: string | null;
            credentialId: string | null;
            signature: string | null;
            userHandle: string | null;
        };
        "signin.SignInEndpoint.SignInOptions": {
            ceremony: string;
            prfSalt: string;
            publicKey: components["schemas"]["signin.SignInEndpoint.SignInOptions.ToGet"];
        };
        "signin.SignInEndpoint.SignInOptions.ToGet": {
            allowCredentials: components["schemas"]["signin.SignInEndpoint.Descriptor"][];
            challenge: string;
            rpId: string;
            timeout: number;
            userVerification: string;
        };
        "signin.SignInEndpoint.SignOut": {
            everywhere: boolean;
        };
        "signin.guard.CopyAttempts.Tried": {
            how: string | null;
        };
        "signin.oidc.OwnProviderEndpoint.Seen": {
            back: string;
            provider: components["schemas"]["signin.oidc.OwnProviderEndpoint.Shown"] | null;
        };
        "signin.oidc.OwnProviderEndpoint.Shown": {
            acr: string;
            amr: string;
            clientId: string;
            issuer: string;
            secret: boolean;
        };
        "signin.oidc.OwnProviderEndpoint.Wanted": {
            acr: string | null;
            amr: string | null;
            clientId: string | null;
            issuer: string | null;
            secret: string | null;
        };
        "vault.ExitPackEndpoint.Ready": {
            erased: number;
            /** Format: uuid */
            id: string;
            objects: number;
        };
        "vault.HeaderRenewalEndpoint.InHand": {
            at: number;
            payload: string | null;
            released: components["schemas"]["vault.ObjectEndpoint.Released"];
        };
        "vault.HeaderRenewalEndpoint.NewHeader": {
            header: string;
            n: number;
            signature: string;
            statement: string;
        };
        "vault.HeaderRenewalEndpoint.NewHeaders": {
            objects: components["schemas"]["vault.HeaderRenewalEndpoint.Remade"][];
        };
        "vault.HeaderRenewalEndpoint.Refused": {
            refused: number[];
        };
        "vault.HeaderRenewalEndpoint.Remade": {
            headers: components["schemas"]["vault.HeaderRenewalEndpoint.NewHeader"][];
            object: string;
            tokens: components["schemas"]["vault.TokensEndpoint.NewTokens"] | null;
        };
        "vault.HeaderRenewalEndpoint.Several": {
            done: number[];
            missing: number[];
            released: components["schemas"]["vault.HeaderRenewalEndpoint.InHand"][];
        };
        "vault.HeaderRenewalEndpoint.Stale": {
            objects: string[];
            total: number;
        };
        "vault.HeaderRenewalEndpoint.Wanted": {
            objects: string[];
        };
        "vault.ObjectEndpoint.Released": {
            complete: boolean;
            kind: string;
            manifest: string;
            segments: components["schemas"]["vault.ObjectEndpoint.Segment"][];
            signature: string;
            versions: components["schemas"]["vault.ObjectEndpoint.Version"][];
        };
        "vault.ObjectEndpoint.Remade": {
            signature: string;
            statement: string;
        };
        "vault.ObjectEndpoint.Segment": {
            company: string;
            header: string;
            length: number;
            n: number;
            remade: components["schemas"]["vault.ObjectEndpoint.Remade"] | null;
            startMs: number;
        };
        "vault.ObjectEndpoint.Stated": {
            what: string | null;
        };
        "vault.ObjectEndpoint.Version": {
            manifest: string;
            signature: string;
        };
        "vault.ObjectEndpoint.Wanted": {
            purpose: string | null;
        };
        "vault.TokensEndpoint.NewTokens": {
            company: string;
            tokens: string[];
        };
        "vault.TokensEndpoint.Openable": {
            id: string;
            indexed: boolean;
            kind: string;
        };
        "vault.TokensEndpoint.Openables": {
            indexed: number;
            objects: components["schemas"]["vault.TokensEndpoint.Openable"][];
            total: number;
        };
        "watch.AccessFootprintEndpoint.InLog": {
            /** Format: uuid */
            actor: string;
            client: string | null;
            touched: components["schemas"]["audit.reading.AccessedObject"][];
            whole: boolean;
        };
        "watch.AccessFootprintEndpoint.Own": {
            calls: number;
            touched: components["schemas"]["audit.reading.AccessedObject"][];
            whole: boolean;
        };
        "watch.AlarmsEndpoint.Looked": {
            alarms: string[] | null;
        };
        "watch.WatchEndpoint.Note": {
            note: string | null;
        };
        "watch.WatchEndpoint.Raised": {
            actor: string | null;
            client: string | null;
            entries: number[];
            key: string;
            person: components["schemas"]["watch.WatchEndpoint.Staff"] | null;
            rule: string;
            times: number;
        };
        "watch.WatchEndpoint.Shown": {
            alarms: components["schemas"]["watch.WatchEndpoint.Raised"][];
            /** Format: date */
            day: string;
            entries: number;
            openQuestions: number;
            over: boolean;
            rules: string[];
            signed: components["schemas"]["watch.WatchEndpoint.Signed"] | null;
            /** Format: date */
            today: string;
            whole: boolean;
        };
        "watch.WatchEndpoint.Signed": {
            alarms: number;
            /** Format: date-time */
            at: string;
            by: string;
            note: string;
        };
        "watch.WatchEndpoint.Staff": {
            id: string;
            name: string;
        };
        "watch.question.OfficeQuestionsEndpoint.All": {
            open: number;
            questions: components["schemas"]["watch.question.OfficeQuestionsEndpoint.Shown"][];
        };
        "watch.question.OfficeQuestionsEndpoint.Answering": {
            name: boolean | null;
            text: string | null;
        };
        "watch.question.OfficeQuestionsEndpoint.Shown": {
            answer: string | null;
            answeredAt: string | null;
            /** Format: date-time */
            at: string;
            by: string;
            client: string;
            /** Format: uuid */
            id: string;
            index: number;
            kind: string;
            leaf: string;
            named: boolean;
            text: string;
        };
        "watch.question.QuestionsEndpoint.All": {
            open: number;
            questions: components["schemas"]["watch.question.QuestionsEndpoint.Shown"][];
        };
        "watch.question.QuestionsEndpoint.Asking": {
            kind: string | null;
            text: string | null;
        };
        "watch.question.QuestionsEndpoint.Shown": {
            answer: string | null;
            answeredAt: string | null;
            /** Format: date-time */
            at: string;
            by: string;
            /** Format: uuid */
            id: string;
            index: number;
            kind: string;
            name: string | null;
            text: string;
        };
        "watch.watchlist.WatchedCallersEndpoint.Adding": {
            label: string | null;
            number: string | null;
            person: string | null;
            why: string | null;
        };
        "watch.watchlist.WatchedCallersEndpoint.Shown": {
            /** Format: date-time */
            addedAt: string;
            /** Format: uuid */
            id: string;
            label: string;
            person: string | null;
            why: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
