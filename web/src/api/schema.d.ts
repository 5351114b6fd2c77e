// Made by `npm run api-types` from docs/reference/openapi.json.

export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        "access.session.KnownBrowsers.Unfamiliar": {
            device: string;
            /** Format: date-time */
            at: string;
        };
        "audit.LogPage": {
            size: number;
            checkpoint: string | null;
            key: string;
            entries: components["schemas"]["audit.LogPage.Line"][];
        };
        "audit.LogPage.Line": {
            index: number;
            leaf: string;
        };
        "audit.anchor.AnchorRounds.Anchor": {
            size: number;
            /** Format: date-time */
            at: string;
            checkpoint: string;
            entry: string;
            proof: string;
            keys: string[];
        };
        "audit.anchor.TimestampReader.Seen": {
            on: boolean;
            size: number;
            at: string | null;
            entries: number;
            trouble: ("AWAY" | "NO_STAMP" | "OTHER_TEXT" | "OTHER_REQUEST" | "BAD_SIGNATURE" | "STRANGER" | "OTHER_TIME") | null;
        };
        "audit.anchor.WitnessReader.Seen": {
            name: string;
            keys: string[];
            size: number;
            at: string | null;
            trouble: ("AWAY" | "BAD_SIGNATURE" | "ROLLED_BACK" | "REWRITTEN") | null;
        };
        "audit.reading.AccessedObject": {
            object: string;
            times: number;
            /** Format: date-time */
            first: string;
            /** Format: date-time */
            last: string;
            acts: string[];
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
            visitsWatched: boolean;
            room: components["schemas"]["boot.machine.MachineEndpoint.Room"];
            waiting: components["schemas"]["boot.machine.MachineEndpoint.Waiting"];
        };
        "boot.machine.MachineEndpoint.Room": {
            freeMib: number;
            level: string;
        };
        "boot.machine.MachineEndpoint.Waiting": {
            steps: number;
            aside: number;
        };
        "call.DeskView": {
            seq: number;
            status: string;
            /** Format: date-time */
            since: string;
            waiting: number;
            line: string;
            passing: number;
            call: components["schemas"]["call.DeskView.Call"] | null;
        };
        "call.DeskView.Call": {
            id: string;
            state: string;
            /** Format: date-time */
            arrivedAt: string;
            answeredAt: string | null;
            endedAt: string | null;
            endedBy: string | null;
            caller: components["schemas"]["call.DeskView.From"];
            slip: boolean | null;
            client: components["schemas"]["call.DeskView.Client"];
            script: components["schemas"]["call.DeskView.Script"];
            form: components["schemas"]["call.DeskView.Form"];
            recording: components["schemas"]["call.DeskView.Recording"];
            seal: components["schemas"]["call.DeskView.Seal"] | null;
            mailboxes: components["schemas"]["call.DeskView.Mailbox"][];
            mailbox: string | null;
            messageSent: boolean;
        };
        "call.DeskView.Client": {
            id: string;
            name: string;
            kana: string;
            slug: string;
        };
        "call.DeskView.Field": {
            key: string;
            kind: string;
            label: components["schemas"]["call.DeskView.Words"];
            hint: components["schemas"]["call.DeskView.Words"] | null;
            required: boolean;
            max: number;
            options: components["schemas"]["call.DeskView.Option"][] | null;
        };
        "call.DeskView.Form": {
            version: number;
            fields: components["schemas"]["call.DeskView.Field"][];
        };
        "call.DeskView.From": {
            ending: string | null;
            withheld: boolean;
            country: string | null;
            zone: string | null;
            localTime: string | null;
        };
        "call.DeskView.Greeting": {
            ja: string;
            kana: string;
            en: string;
        };
        "call.DeskView.Mailbox": {
            /** Format: uuid */
            id: string;
            name: string;
        };
        "call.DeskView.Option": {
            value: string;
            label: components["schemas"]["call.DeskView.Words"];
        };
        "call.DeskView.Recording": {
            on: boolean;
            reason: string | null;
        };
        "call.DeskView.Script": {
            greeting: components["schemas"]["call.DeskView.Greeting"];
            notes: components["schemas"]["call.DeskView.Words"][];
            callback: components["schemas"]["call.DeskView.Words"];
            open: boolean;
        };
        "call.DeskView.Seal": {
            recipient: string;
            epoch: number;
            fingerprint: string;
            suite: string;
            statement: string;
            signature: string;
            chain: string;
        };
        "call.DeskView.Words": {
            ja: string;
            en: string;
        };
        "client.key.KeysEndpoint.Administrators": {
            names: string[];
        };
        "client.key.KeysEndpoint.Company": {
            epoch: number;
            kind: string;
            recipient: string;
            fingerprint: string;
            statement: string;
            signature: string;
        };
        "client.key.KeysEndpoint.Grant": {
            epoch: number;
            blob: string;
        };
        "client.key.KeysEndpoint.Held": {
            line: string;
            epoch: number;
            to: string;
            blob: string;
        };
        "client.key.KeysEndpoint.Keys": {
            me: components["schemas"]["client.key.KeysEndpoint.Mine"] | null;
            company: components["schemas"]["client.key.KeysEndpoint.Company"] | null;
            wantedKind: string;
            grant: components["schemas"]["client.key.KeysEndpoint.Grant"] | null;
            held: components["schemas"]["client.key.KeysEndpoint.Held"][];
            clientId: string;
        };
        "client.key.KeysEndpoint.Member": {
            /** Format: uuid */
            person: string;
            name: string;
            fingerprint: string | null;
            recipient: string | null;
            statement: string | null;
            signature: string | null;
            granted: boolean;
            role: string;
            access: components["schemas"]["people.Memberships.Membership"] | null;
        };
        "client.key.KeysEndpoint.Mine": {
            epoch: number;
            recipient: string;
            signKey: string;
            fingerprint: string;
            unlocks: components["schemas"]["client.key.KeysEndpoint.Unlock"][];
        };
        "client.key.KeysEndpoint.NewCompany": {
            statement: string;
            signature: string;
            grant: string;
        };
        "client.key.KeysEndpoint.NewGrant": {
            mailbox: string | null;
            /** Format: uuid */
            member: string;
            epoch: number;
            grant: string;
            signature: string;
        };
        "client.key.KeysEndpoint.NewMine": {
            recipient: string;
            signKey: string;
            statement: string;
            signature: string;
            unlocks: components["schemas"]["client.key.KeysEndpoint.NewUnlock"][];
        };
        "client.key.KeysEndpoint.NewUnlock": {
            method: string;
            credentialId: string | null;
            blob: string;
        };
        "client.key.KeysEndpoint.Recovery": {
            reason: string;
        };
        "client.key.KeysEndpoint.Unlock": {
            /** Format: uuid */
            id: string;
            method: string;
            credentialId: string | null;
            blob: string;
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
            standing: string;
            before: string | null;
            now: string | null;
            epoch: number | null;
            at: string | null;
        };
        "client.mailbox.LinesEndpoint.Chain": {
            chain: string;
        };
        "client.mailbox.LinesEndpoint.Holder": {
            /** Format: uuid */
            member: string;
            grant: string;
        };
        "client.mailbox.LinesEndpoint.NewEpoch": {
            statement: string;
            signature: string;
            holders: components["schemas"]["client.mailbox.LinesEndpoint.Holder"][];
        };
        "client.mailbox.MailboxesEndpoint.All": {
            mailboxes: components["schemas"]["client.mailbox.MailboxesEndpoint.Shown"][];
            numbers: string[];
        };
        "client.mailbox.MailboxesEndpoint.Bound": {
            number: string;
            mailbox: string | null;
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
            /** Format: uuid */
            id: string;
            name: string;
            statement: string;
            signature: string;
            holders: components["schemas"]["client.mailbox.LinesEndpoint.Holder"][];
        };
        "client.mailbox.MailboxesEndpoint.Shown": {
            /** Format: uuid */
            id: string;
            name: string;
            closed: boolean;
            held: boolean;
            epoch: number;
            fingerprint: string;
            holders: components["schemas"]["client.mailbox.MailboxesEndpoint.HeldBy"][];
            numbers: string[];
        };
        "contract.ContractSheet": {
            newest: number;
            versions: components["schemas"]["contract.ContractSheet.Version"][];
            answering: {
                [key: string]: number;
            } | null;
        };
        "contract.ContractSheet.Version": {
            version: number;
            standing: string;
            until: string | null;
            text: string;
            entry: components["schemas"]["audit.LogPage.Line"] | null;
        };
        "contract.Draft": {
            after: number;
            recording: string | null;
            noticeJa: string | null;
            noticeEn: string | null;
            keepRecordings: number;
            keepMessages: number;
            qualityReview: string | null;
            qualityReviewDays: number | null;
            witnessHours: number | null;
            homes: boolean | null;
            passkeys: string | null;
            sessionMinutes: number | null;
            sessionHours: number | null;
            effectiveFrom: string | null;
        };
        "copies.CopiesEndpoint.Wanted": {
            kind: string | null;
            address: string | null;
            bucket: string | null;
            region: string | null;
            pathStyle: boolean;
            lockDays: number;
            keyId: string | null;
            secret: string | null;
        };
        "copies.LogCopyService.Copy": {
            size: number;
            at: string | null;
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
            target: (components["schemas"]["copies.Target.Https"] | components["schemas"]["copies.Target.Bucket"]) | null;
            own: components["schemas"]["copies.LogCopyService.Copy"] | null;
        };
        "copies.MonthlyMedia.Medium": {
            month: string;
            bytes: number;
        };
        "copies.Target.Bucket": {
            address: string;
            region: string;
            bucket: string;
            pathStyle: boolean;
            lockDays: number;
        };
        "copies.Target.Https": {
            address: string;
        };
        "database.TemporaryLogins.Guest": {
            url: string;
            user: string;
            password: string;
            /** Format: date-time */
            until: string;
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
            /** Format: uuid */
            id: string;
            call: string;
            mailbox: string | null;
            arrivedAt: string;
            answered: boolean;
            urgent: boolean;
            state: string;
            doneBy: string | null;
            message: components["schemas"]["message.InboxEndpoint.Message"] | null;
            slip: components["schemas"]["message.InboxEndpoint.Slip"] | null;
            drafts: components["schemas"]["message.InboxEndpoint.Draft"][];
            recording: components["schemas"]["message.InboxEndpoint.Recording"] | null;
        };
        "message.InboxEndpoint.Message": {
            object: string;
            version: number;
            earlier: components["schemas"]["message.InboxEndpoint.Earlier"][];
        };
        "message.InboxEndpoint.Page": {
            items: components["schemas"]["message.InboxEndpoint.Item"][];
            unread: number;
        };
        "message.InboxEndpoint.Recording": {
            object: string;
            complete: boolean;
            durationMs: number;
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
            message: string;
            correctableUntil: string | null;
        };
        "message.MessageEndpoint.NewMessage": {
            /** Format: uuid */
            call: string;
            /** Format: uuid */
            object: string;
            header: string;
            payload: string;
            manifest: string;
            signature: string;
            urgent: boolean;
            own: components["schemas"]["message.MessageEndpoint.Own"] | null;
        };
        "message.MessageEndpoint.Own": {
            header: string;
            recipient: string;
        };
        "message.MessageEndpoint.Released": {
            manifest: string;
            signature: string;
            header: string;
            payload: string;
        };
        "message.MessageEndpoint.Wanted": {
            /** Format: uuid */
            client: string;
        };
        "message.TextIndexEndpoint.Index": {
            version: number;
            sealed: string | null;
            signature: string | null;
        };
        "message.TextIndexEndpoint.NewIndex": {
            before: number;
            sealed: string;
            signature: string;
        };
        "office.ClientSheet": {
            id: string;
            name: string;
            kana: string;
            slug: string;
            keyKind: string;
            numbers: string[];
            greeting: components["schemas"]["script.Greeting"];
            greetingAudio: boolean;
            noticeAudio: boolean;
            hours: components["schemas"]["office.ClientSheet.Times"];
            form: components["schemas"]["office.ClientSheet.Asked"];
        };
        "office.ClientSheet.Asked": {
            version: number;
            fields: components["schemas"]["office.ClientSheet.AskedField"][];
        };
        "office.ClientSheet.AskedField": {
            key: string;
            kind: string;
            label: components["schemas"]["script.Phrase"];
            hint: components["schemas"]["script.Phrase"] | null;
            required: boolean;
            max: number;
            options: components["schemas"]["script.Field.Option"][] | null;
        };
        "office.ClientSheet.Change": {
            name: string | null;
            kana: string | null;
            keyKind: string | null;
            numbers: string[] | null;
            greeting: components["schemas"]["script.Greeting"] | null;
            hours: components["schemas"]["office.ClientSheet.Times"] | null;
            form: components["schemas"]["office.ClientSheet.Wanted"] | null;
        };
        "office.ClientSheet.New": {
            name: string | null;
            kana: string | null;
            slug: string | null;
            keyKind: string | null;
            numbers: string[] | null;
            contract: components["schemas"]["contract.Draft"] | null;
        };
        "office.ClientSheet.Span": {
            /** Format: time */
            from: string;
            /** Format: time */
            to: string;
        };
        "office.ClientSheet.Times": {
            zone: string;
            weekly: components["schemas"]["office.ClientSheet.Span"][][];
            holidays: string[];
        };
        "office.ClientSheet.Wanted": {
            fields: components["schemas"]["office.ClientSheet.WantedField"][] | null;
        };
        "office.ClientSheet.WantedField": {
            key: string | null;
            required: boolean;
        };
        "office.FirstSteps.Done": {
            secondAdmin: boolean;
            client: boolean;
            clientAdmin: boolean;
            companyKey: boolean;
            operator: boolean;
            trunk: boolean;
            call: boolean;
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
            kind: string;
            name: string;
            /** Format: date-time */
            at: string;
        };
        "people.MembershipEndpoint.Confirmed": {
            /** Format: date-time */
            until: string;
        };
        "people.Memberships.Membership": {
            /** Format: date-time */
            until: string;
            due: boolean;
            over: boolean;
            confirmedBy: string | null;
            confirmedAt: string | null;
        };
        "people.OfficePeopleEndpoint.ClientName": {
            id: string;
            name: string;
        };
        "people.OfficePeopleEndpoint.Kind": {
            synced: boolean;
            model: string | null;
            enough: boolean;
        };
        "people.OfficePeopleEndpoint.Listed": {
            id: string;
            name: string;
            kana: string;
            kind: string;
            role: string;
            client: components["schemas"]["people.OfficePeopleEndpoint.ClientName"] | null;
            enrolled: boolean;
            disabled: boolean;
            standing: components["schemas"]["people.StandingView"] | null;
            linkWaits: boolean;
            passkeys: components["schemas"]["people.OfficePeopleEndpoint.Kind"][];
        };
        "people.OfficePeopleEndpoint.Named": {
            name: string | null;
        };
        "people.OfficePeopleEndpoint.NewPerson": {
            name: string | null;
            kana: string | null;
            kind: string | null;
            role: string | null;
            client: string | null;
        };
        "people.OfficePeopleEndpoint.NewRole": {
            role: string | null;
        };
        "people.OfficePeopleEndpoint.Offered": {
            url: string;
            /** Format: date-time */
            expiresAt: string;
            waits: boolean;
        };
        "people.StandingView": {
            /** @enum {unknown} */
            state: "ACTING" | "DISABLED" | "NOT_STARTED" | "LEFT" | "UNCONFIRMED";
            due: boolean;
            orphan: boolean;
            engagement: components["schemas"]["people.StandingView.EngagementView"] | null;
            starts: string | null;
            leaves: string | null;
            roleUntil: string | null;
            grantedBy: string | null;
        };
        "people.StandingView.EngagementView": {
            number: string;
            kind: string;
            employer: string;
            unit: string;
            place: string;
            site: string;
            hours: string;
        };
        "people.hr.HrImport.Outcome": {
            rows: components["schemas"]["people.hr.HrImport.Row"][];
            missing: string[];
            done: boolean;
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
            number: string | null;
            kind: string | null;
            employer: string | null;
            unit: string | null;
            place: string | null;
            site: string | null;
            hours: string | null;
            starts: string | null;
            leaves: string | null;
        };
        "people.hr.RegistryEndpoint.ListFile": {
            csv: string | null;
            apply: boolean;
        };
        "people.hr.RegistryEndpoint.RoleView": {
            role: string;
            staff: boolean;
            twoPeople: boolean;
            may: ("ANYONE" | "SIGNED_IN" | "ANSWER_CALLS" | "REVIEW" | "SEE_PEOPLE" | "REGISTER_PEOPLE" | "END_ACCESS" | "GRANT_ACCESS" | "MANAGE_OFFICE" | "WATCH" | "READ_EVIDENCE" | "SEE_PLACES" | "INSPECT_PLACES" | "PROVISION" | "READ_OWN" | "READ_LOG" | "MANAGE_KEYS" | "EXPORT_OWN")[];
        };
        "people.hr.RegistryEndpoint.Roles": {
            roles: components["schemas"]["people.hr.RegistryEndpoint.RoleView"][];
            rules: components["schemas"]["people.hr.RegistryEndpoint.Rule"][];
            days: number;
        };
        "people.hr.RegistryEndpoint.Rule": {
            role: string;
            anywhere: string[];
            inTheUnit: string[];
        };
        "people.place.WorkplaceEndpoint.Found": {
            place: string | null;
            clear: boolean;
            found: string | null;
        };
        "people.place.WorkplaceEndpoint.Mine": {
            stated: boolean;
            version: number;
            items: string[];
            home: boolean;
        };
        "people.place.WorkplaceEndpoint.Stated": {
            version: number;
            items: string[] | null;
            place: string | null;
        };
        "people.place.Workplaces.All": {
            statements: components["schemas"]["people.place.Workplaces.Statement"][];
            inspections: components["schemas"]["people.place.Workplaces.Inspection"][];
        };
        "people.place.Workplaces.Inspection": {
            person: string;
            name: string;
            /** Format: date-time */
            at: string;
            place: string;
            clear: boolean;
            found: string;
        };
        "people.place.Workplaces.Statement": {
            person: string;
            name: string;
            /** Format: date-time */
            at: string;
            place: string;
            version: number;
        };
        "people.privilege.BreakGlass.Sheet": {
            /** Format: uuid */
            id: string;
            code: string;
        };
        "people.privilege.BreakGlassEndpoint.Opened": {
            url: string;
            /** Format: date-time */
            expiresAt: string;
        };
        "people.privilege.BreakGlassEndpoint.Pair": {
            id: string;
            /** Format: date-time */
            madeAt: string;
            first: string;
            second: string | null;
            usedAt: string | null;
            until: string | null;
            mine: boolean;
        };
        "people.privilege.BreakGlassEndpoint.Sheets": {
            first: string | null;
            second: string | null;
        };
        "people.privilege.BreakGlassEndpoint.State": {
            ready: boolean;
            newest: components["schemas"]["people.privilege.BreakGlassEndpoint.Pair"] | null;
        };
        "people.privilege.PrivilegesEndpoint.Limits": {
            leastMinutes: number;
            usualMinutes: number;
            mostMinutes: number;
            ticket: number;
            reason: number;
        };
        "people.privilege.PrivilegesEndpoint.Sheet": {
            privileges: components["schemas"]["people.privilege.PrivilegesEndpoint.View"][];
            limits: components["schemas"]["people.privilege.PrivilegesEndpoint.Limits"];
            database: boolean;
            alone: boolean;
        };
        "people.privilege.PrivilegesEndpoint.View": {
            id: string;
            kind: string;
            person: string;
            client: string | null;
            ticket: string;
            reason: string;
            minutes: number;
            /** Format: date-time */
            askedAt: string;
            alone: boolean;
            second: string | null;
            until: string | null;
            /** @enum {unknown} */
            state: "WAITS" | "OPEN" | "REFUSED" | "LAPSED" | "OVER" | "ENDED";
            mine: boolean;
            mayDecide: boolean;
        };
        "people.privilege.PrivilegesEndpoint.Waiting": {
            waiting: number;
        };
        "people.privilege.PrivilegesEndpoint.Wanted": {
            kind: string | null;
            client: string | null;
            ticket: string | null;
            reason: string | null;
            minutes: number | null;
        };
        "people.privilege.PrivilegesEndpoint.Word": {
            open: boolean;
        };
        "people.privilege.SupportEndpoint.Look": {
            id: string;
            person: string;
            ticket: string;
            reason: string;
            minutes: number;
            until: string | null;
            mayOpen: boolean;
        };
        "people.privilege.SupportEndpoint.Word": {
            open: boolean;
        };
        "people.token.ApiTokensEndpoint.Sheet": {
            tokens: components["schemas"]["people.token.ApiTokensEndpoint.View"][];
            usualDays: number;
            mostDays: number;
            nameLimit: number;
        };
        "people.token.ApiTokensEndpoint.Shown": {
            id: string;
            token: string;
            /** Format: date-time */
            endsAt: string;
            waits: boolean;
        };
        "people.token.ApiTokensEndpoint.View": {
            id: string;
            name: string;
            scope: string;
            /** Format: date-time */
            madeAt: string;
            madeBy: string;
            confirmedBy: string | null;
            /** Format: date-time */
            endsAt: string;
            usedOn: string | null;
            /** @enum {unknown} */
            state: "WORKS" | "WAITS" | "STOPPED" | "EXPIRED" | "ENDED";
            mayConfirm: boolean;
        };
        "people.token.ApiTokensEndpoint.Wanted": {
            name: string | null;
            scope: string | null;
            days: number | null;
        };
        "probe.ProbeEndpoint.Page": {
            running: number | null;
            expired: boolean;
            /** Format: date-time */
            next: string;
            daily: string;
            afterStartSeconds: number;
            seen: components["schemas"]["probe.ProbeEndpoint.Seen"][];
            runs: components["schemas"]["probe.ProbeEndpoint.Ran"][];
        };
        "probe.ProbeEndpoint.Ran": {
            /** Format: date-time */
            began: string;
            /** Format: date-time */
            ended: string;
            refused: number;
            notRefused: number;
            known: number;
            notTried: number;
        };
        "probe.ProbeEndpoint.Seen": {
            way: string;
            target: string;
            attempt: string;
            expected: string;
            came: string;
            outcome: string;
            /** Format: date-time */
            at: string;
            millis: number;
        };
        "probe.ProbeEndpoint.Sum": {
            way: string;
            refused: number;
            notRefused: number;
            known: number;
            notTried: number;
        };
        "probe.ProbeEndpoint.Summary": {
            at: string | null;
            expired: boolean;
            ways: components["schemas"]["probe.ProbeEndpoint.Sum"][];
        };
        "quality.ApprovalEndpoint.Agreed": {
            clause: string;
            terms: string;
            days: number;
        };
        "quality.ApprovalEndpoint.Approvals": {
            agreed: components["schemas"]["quality.ApprovalEndpoint.Agreed"] | null;
            approvals: components["schemas"]["quality.ApprovalEndpoint.Approved"][];
        };
        "quality.ApprovalEndpoint.Approved": {
            id: string;
            reviewer: string;
            to: string;
            /** Format: date-time */
            at: string;
            by: string;
            standing: string;
        };
        "quality.ApprovalEndpoint.Made": {
            id: string;
        };
        "quality.ApprovalEndpoint.NewApproval": {
            statement: string;
            signature: string;
        };
        "quality.GivingEndpoint.Given": {
            id: string;
            object: string;
            kind: string;
            reviewer: string;
            to: string;
            /** Format: date-time */
            givenAt: string;
            /** Format: date-time */
            until: string;
            standing: string;
            by: string | null;
            clause: string | null;
        };
        "quality.GivingEndpoint.Made": {
            id: string;
        };
        "quality.GivingEndpoint.NewHeader": {
            n: number;
            header: string;
            statement: string;
            signature: string;
        };
        "quality.GivingEndpoint.NewReview": {
            object: string;
            /** Format: uuid */
            reviewer: string;
            headers: components["schemas"]["quality.GivingEndpoint.NewHeader"][];
        };
        "quality.GivingEndpoint.Reviewer": {
            person: string;
            name: string;
            fingerprint: string;
            statement: string;
            signature: string;
        };
        "quality.GivingEndpoint.Reviewers": {
            allowed: boolean;
            reviewers: components["schemas"]["quality.GivingEndpoint.Reviewer"][];
        };
        "quality.ReviewEndpoint.Box": {
            id: string;
            chain: string;
        };
        "quality.ReviewEndpoint.Given": {
            id: string;
            clientId: string;
            client: string;
            object: string;
            kind: string;
            /** Format: date-time */
            sealedAt: string;
            /** Format: date-time */
            givenAt: string;
            /** Format: date-time */
            until: string;
            to: string;
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
            statement: string;
            signature: string;
            unlocks: components["schemas"]["quality.ReviewEndpoint.NewUnlock"][];
        };
        "quality.ReviewEndpoint.NewUnlock": {
            method: string;
            credentialId: string | null;
            blob: string;
        };
        "quality.ReviewEndpoint.Released": {
            kind: string;
            complete: boolean;
            manifest: string;
            signature: string;
            segments: components["schemas"]["quality.ReviewEndpoint.Segment"][];
            chain: string;
            approval: components["schemas"]["quality.ReviewEndpoint.Word"] | null;
            mailbox: components["schemas"]["quality.ReviewEndpoint.Box"] | null;
        };
        "quality.ReviewEndpoint.Remade": {
            statement: string;
            signature: string;
        };
        "quality.ReviewEndpoint.Segment": {
            n: number;
            header: string;
            length: number;
            startMs: number;
            remade: components["schemas"]["quality.ReviewEndpoint.Remade"];
        };
        "quality.ReviewEndpoint.Unlock": {
            /** Format: uuid */
            id: string;
            method: string;
            credentialId: string | null;
            blob: string;
        };
        "quality.ReviewEndpoint.Word": {
            statement: string;
            signature: string;
        };
        "script.Field.Option": {
            value: string;
            label: components["schemas"]["script.Phrase"];
        };
        "script.Greeting": {
            ja: string;
            kana: string;
            en: string;
        };
        "script.Phrase": {
            ja: string;
            en: string;
        };
        "signin.CurrentUserView": {
            person: string;
            name: string;
            kana: string;
            kind: string;
            role: string;
            may: ("ANYONE" | "SIGNED_IN" | "ANSWER_CALLS" | "REVIEW" | "SEE_PEOPLE" | "REGISTER_PEOPLE" | "END_ACCESS" | "GRANT_ACCESS" | "MANAGE_OFFICE" | "WATCH" | "READ_EVIDENCE" | "SEE_PLACES" | "INSPECT_PLACES" | "PROVISION" | "READ_OWN" | "READ_LOG" | "MANAGE_KEYS" | "EXPORT_OWN")[];
            client: components["schemas"]["signin.CurrentUserView.Company"] | null;
            demo: boolean;
            csrf: string | null;
            /** Format: date-time */
            now: string;
            unfamiliar: components["schemas"]["access.session.KnownBrowsers.Unfamiliar"][];
            passkeyChanges: components["schemas"]["signin.PasskeyChanges.Change"][];
            notices: components["schemas"]["people.MemberNotices.Notice"][];
            accessEnds: string | null;
            bound: boolean;
            idleMinutes: number;
            /** Format: date-time */
            ends: string;
            secondsLeft: number;
        };
        "signin.CurrentUserView.Company": {
            id: string;
            name: string;
            slug: string;
        };
        "signin.PasskeyChanges.Change": {
            kind: string;
            device: string;
            /** Format: date-time */
            at: string;
            here: boolean;
        };
        "signin.ProviderEndpoint.Back": {
            state: string | null;
            key: string | null;
            code: string | null;
            iss: string | null;
        };
        "signin.ProviderEndpoint.Linked": {
            issuer: string;
            /** Format: date-time */
            at: string;
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
            offered: boolean;
            linked: components["schemas"]["signin.ProviderEndpoint.Linked"] | null;
        };
        "signin.ProviderEndpoint.Wish": {
            with: string | null;
        };
        "signin.ProviderSignIn.Begun": {
            address: string;
            state: string;
            key: string;
        };
        "signin.SessionsEndpoint.All": {
            sessions: components["schemas"]["signin.SessionsEndpoint.Own"][];
        };
        "signin.SessionsEndpoint.Key": {
            name: string;
            synced: boolean;
            model: string | null;
            transports: string;
            /** Format: date-time */
            added: string;
            used: string | null;
        };
        "signin.SessionsEndpoint.Keys": {
            passkeys: components["schemas"]["signin.SessionsEndpoint.Key"][];
        };
        "signin.SessionsEndpoint.Own": {
            id: string;
            here: boolean;
            device: string;
            how: string;
            bound: boolean;
            /** Format: date-time */
            began: string;
            /** Format: date-time */
            seen: string;
            /** Format: date-time */
            ends: string;
            idle: boolean;
        };
        "signin.SignInEndpoint.Descriptor": {
            type: string;
            id: string;
        };
        "signin.SignInEndpoint.Enrolment": {
            token: string | null;
            ceremony: string | null;
            credentialId: string | null;
            clientDataJSON: string | null;
            attestationObject: string | null;
            transports: string[] | null;
            name: string | null;
            kana: string | null;
        };
        "signin.SignInEndpoint.EnrolmentOptions": {
            ceremony: string;
            publicKey: components["schemas"]["signin.SignInEndpoint.EnrolmentOptions.ToCreate"];
            prfSalt: string;
            needs: string;
            person: components["schemas"]["signin.SignInEndpoint.EnrolmentOptions.Invited"];
        };
        "signin.SignInEndpoint.EnrolmentOptions.ClientName": {
            name: string;
        };
        "signin.SignInEndpoint.EnrolmentOptions.Invited": {
            name: string;
            kind: string;
            role: string;
            client: components["schemas"]["signin.SignInEndpoint.EnrolmentOptions.ClientName"] | null;
            first: boolean;
        };
        "signin.SignInEndpoint.EnrolmentOptions.Parameter": {
            type: string;
            alg: number;
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
            rp: components["schemas"]["signin.SignInEndpoint.EnrolmentOptions.Rp"];
            user: components["schemas"]["signin.SignInEndpoint.EnrolmentOptions.User"];
            challenge: string;
            pubKeyCredParams: components["schemas"]["signin.SignInEndpoint.EnrolmentOptions.Parameter"][];
            timeout: number;
            attestation: string;
            authenticatorSelection: components["schemas"]["signin.SignInEndpoint.EnrolmentOptions.Selection"];
            excludeCredentials: components["schemas"]["signin.SignInEndpoint.Descriptor"][];
        };
        "signin.SignInEndpoint.EnrolmentOptions.User": {
            id: string;
            name: string;
            displayName: string;
        };
        "signin.SignInEndpoint.EnrolmentToken": {
            token: string | null;
        };
        "signin.SignInEndpoint.SignIn": {
            ceremony: string | null;
            credentialId: string | null;
            clientDataJSON: string | null;
            authenticatorData: string | null;
            signature: string | null;
            userHandle: string | null;
        };
        "signin.SignInEndpoint.SignInOptions": {
            ceremony: string;
            publicKey: components["schemas"]["signin.SignInEndpoint.SignInOptions.ToGet"];
            prfSalt: string;
        };
        "signin.SignInEndpoint.SignInOptions.ToGet": {
            challenge: string;
            rpId: string;
            timeout: number;
            userVerification: string;
            allowCredentials: components["schemas"]["signin.SignInEndpoint.Descriptor"][];
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
            issuer: string;
            clientId: string;
            secret: boolean;
            acr: string;
            amr: string;
        };
        "signin.oidc.OwnProviderEndpoint.Wanted": {
            issuer: string | null;
            clientId: string | null;
            secret: string | null;
            acr: string | null;
            amr: string | null;
        };
        "vault.ExitPackEndpoint.Ready": {
            /** Format: uuid */
            id: string;
            objects: number;
            erased: number;
        };
        "vault.HeaderRenewalEndpoint.InHand": {
            at: number;
            released: components["schemas"]["vault.ObjectEndpoint.Released"];
            payload: string | null;
        };
        "vault.HeaderRenewalEndpoint.NewHeader": {
            n: number;
            header: string;
            statement: string;
            signature: string;
        };
        "vault.HeaderRenewalEndpoint.NewHeaders": {
            objects: components["schemas"]["vault.HeaderRenewalEndpoint.Remade"][];
        };
        "vault.HeaderRenewalEndpoint.Refused": {
            refused: number[];
        };
        "vault.HeaderRenewalEndpoint.Remade": {
            object: string;
            headers: components["schemas"]["vault.HeaderRenewalEndpoint.NewHeader"][];
            tokens: components["schemas"]["vault.TokensEndpoint.NewTokens"] | null;
        };
        "vault.HeaderRenewalEndpoint.Several": {
            released: components["schemas"]["vault.HeaderRenewalEndpoint.InHand"][];
            missing: number[];
            done: number[];
        };
        "vault.HeaderRenewalEndpoint.Stale": {
            total: number;
            objects: string[];
        };
        "vault.HeaderRenewalEndpoint.Wanted": {
            objects: string[];
        };
        "vault.ObjectEndpoint.Released": {
            kind: string;
            complete: boolean;
            manifest: string;
            signature: string;
            segments: components["schemas"]["vault.ObjectEndpoint.Segment"][];
            versions: components["schemas"]["vault.ObjectEndpoint.Version"][];
        };
        "vault.ObjectEndpoint.Remade": {
            statement: string;
            signature: string;
        };
        "vault.ObjectEndpoint.Segment": {
            n: number;
            header: string;
            length: number;
            startMs: number;
            company: string;
            remade: components["schemas"]["vault.ObjectEndpoint.Remade"] | null;
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
            kind: string;
            indexed: boolean;
        };
        "vault.TokensEndpoint.Openables": {
            total: number;
            indexed: number;
            objects: components["schemas"]["vault.TokensEndpoint.Openable"][];
        };
        "watch.AccessFootprintEndpoint.InLog": {
            client: string | null;
            /** Format: uuid */
            actor: string;
            whole: boolean;
            touched: components["schemas"]["audit.reading.AccessedObject"][];
        };
        "watch.AccessFootprintEndpoint.Own": {
            whole: boolean;
            calls: number;
            touched: components["schemas"]["audit.reading.AccessedObject"][];
        };
        "watch.AlarmsEndpoint.Looked": {
            alarms: string[] | null;
        };
        "watch.WatchEndpoint.Note": {
            note: string | null;
        };
        "watch.WatchEndpoint.Raised": {
            key: string;
            rule: string;
            client: string | null;
            actor: string | null;
            person: components["schemas"]["watch.WatchEndpoint.Staff"] | null;
            entries: number[];
            times: number;
        };
        "watch.WatchEndpoint.Shown": {
            /** Format: date */
            day: string;
            /** Format: date */
            today: string;
            over: boolean;
            whole: boolean;
            entries: number;
            rules: string[];
            alarms: components["schemas"]["watch.WatchEndpoint.Raised"][];
            signed: components["schemas"]["watch.WatchEndpoint.Signed"] | null;
            openQuestions: number;
        };
        "watch.WatchEndpoint.Signed": {
            by: string;
            /** Format: date-time */
            at: string;
            alarms: number;
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
            text: string | null;
            name: boolean | null;
        };
        "watch.question.OfficeQuestionsEndpoint.Shown": {
            /** Format: uuid */
            id: string;
            client: string;
            by: string;
            index: number;
            leaf: string;
            kind: string;
            text: string;
            /** Format: date-time */
            at: string;
            answer: string | null;
            named: boolean;
            answeredAt: string | null;
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
            /** Format: uuid */
            id: string;
            index: number;
            kind: string;
            text: string;
            by: string;
            /** Format: date-time */
            at: string;
            answer: string | null;
            name: string | null;
            answeredAt: string | null;
        };
        "watch.watchlist.WatchedCallersEndpoint.Adding": {
            number: string | null;
            why: string | null;
            person: string | null;
            label: string | null;
        };
        "watch.watchlist.WatchedCallersEndpoint.Shown": {
            /** Format: uuid */
            id: string;
            why: string;
            person: string | null;
            label: string;
            /** Format: date-time */
            addedAt: string;
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
