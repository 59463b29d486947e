// Written by `npm run types` from docs/openapi.json; not edited by hand.
export interface paths {
    "/api/about": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What this record is and where to begin */
        get: operations["ApiAboutGetAbout"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/arrangements/{arrangement}/standing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** How one arrangement stands at a moment */
        post: operations["ApiArrangementsStandingPostStanding"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/arrangements/{arrangement}/windows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The windows of one arrangement in a period */
        post: operations["ApiArrangementsWindowsPostWindows"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/in-force": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What was arranged at a place and a moment */
        post: operations["ApiInForcePostInForce"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/movements/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Whether a movement fits the hours and notices on record */
        post: operations["ApiMovementsCheckPostCheck"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/picture": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What holds at a moment, as known then */
        post: operations["ApiPicturePostPicture"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/places": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Named points, and places known or notified */
        get: operations["ApiPlacesGetPlaces"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A lane for each claimant over a period */
        post: operations["ApiTimelinePostTimeline"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** AboutShape */
        AboutShape: {
            basis: string;
            bounds: [
                number,
                number,
                number,
                number
            ] | null;
            exercise: boolean;
            languages: string[];
            law: string;
            ledger_size: number;
            local_zone: string;
            name: string;
            origin: string;
            presets: components["schemas"]["PresetShape"][];
            reconstructed: string | null;
            title: string;
            tries: string[];
            version: string;
            zone_data: string;
            zone_name: string;
        };
        /** AllegationShape */
        AllegationShape: {
            by: string;
            text: string;
        };
        /** AllReadShape */
        AllReadShape: {
            missing: string[];
            number: number;
            of: number;
            words: string;
        };
        /** AreaShape */
        AreaShape: {
            accuracy_m: number | null;
            distance_m: number | null;
            /** @enum {null|string} */
            where: "inside" | "outside" | "uncertain" | "unplaced" | null;
            words: string;
        };
        /** ArrangementShape */
        ArrangementShape: {
            /** @enum {string} */
            answer: "yes" | "no" | "cannot_be_told";
            area: components["schemas"]["AreaShape"];
            bound: components["schemas"]["BoundShape"][];
            claims: components["schemas"]["ClaimShape"][];
            conditions: string[];
            countdown: components["schemas"]["CountdownShape"] | null;
            ended_minutes_ago: number | null;
            evidence: components["schemas"]["EvidenceShape"][];
            exclusions: string[];
            id: string;
            kinds: components["schemas"]["KindShape"][];
            /** @enum {string} */
            mutual: "yes" | "no" | "cannot_be_told";
            next_window: components["schemas"]["WindowShape"] | null;
            now: components["schemas"]["NowShape"] | null;
            positions: components["schemas"]["PositionShape"][];
            /** @enum {string} */
            relevance: "here" | "elsewhere" | "over";
            sentence: string;
            settle: string[];
            sources: components["schemas"]["SourceShape"][];
            standing: string;
            standing_words: string;
            title: string;
            undertakings: string[];
            why: string[];
        };
        /** AskedShape */
        AskedShape: {
            at: string;
            basis: string;
            check_again: string;
            exercise: boolean;
            freshness: components["schemas"]["FreshnessShape"];
            known_at: string;
            /** @enum {string} */
            known_precision: "instant" | "day";
            ledger_size: number;
            reconstructed: string | null;
            zone_data: string;
        };
        /** AssessmentShape */
        AssessmentShape: {
            /** @enum {string} */
            area: "inside" | "outside" | "uncertain" | "unplaced";
            arrangement_id: string;
            if_exact: string | null;
            /** @enum {string} */
            overall: "inside" | "outside" | "uncertain" | "unplaced";
            /** @enum {string} */
            time: "inside" | "outside" | "uncertain" | "unplaced";
            title: string;
            why: string;
        };
        /** BarShape */
        BarShape: {
            arrangement_id: string;
            claim_id: string;
            end: string;
            label: string;
            lane_row: number;
            open_end: boolean;
            reading: string | null;
            start: string;
            style: string;
        };
        /** BoundShape */
        BoundShape: {
            /** @enum {string} */
            answer: "yes" | "no" | "cannot_be_told";
            is_required: boolean;
            name: string;
            party: string;
            /** @enum {string} */
            runs: "yes" | "no" | "cannot_be_told";
            statement_ids: string[];
            to: string[];
            why: string;
            why_code: string;
        };
        /** CheckBody */
        CheckBody: {
            at: string;
            basis?: string | null;
            known_at?: string | null;
            /** @default en */
            lang: string;
            movement: string;
        };
        /** ClaimedWindowShape */
        ClaimedWindowShape: {
            claim: string | null;
            claimants: string[];
            end: string;
            end_local: string;
            reading: string | null;
            start: string;
            start_local: string;
            status: string;
        };
        /** ClaimShape */
        ClaimShape: {
            claimants: components["schemas"]["PartyShape"][];
            /** @enum {string} */
            covers: "yes" | "no" | "cannot_be_told";
            id: string;
            readings: components["schemas"]["ReadingShape"][];
            scope: string;
            what: string;
        };
        /** CorridorShape */
        CorridorShape: {
            accuracy_m: number;
            announced: string;
            arrangement_id: string | null;
            distance_m: number | null;
            drawn_by_us: boolean;
            id: string;
            name: string;
            users: string;
            users_words: string;
            /** @enum {null|string} */
            where: "inside" | "outside" | "uncertain" | "unplaced" | null;
        };
        /** CountdownShape */
        CountdownShape: {
            minutes: number;
            to: string;
            why: string;
        };
        /** EvidenceShape */
        EvidenceShape: {
            entry: number;
            subject: string;
            version: number;
        };
        /** FindingShape */
        FindingShape: {
            check: string;
            path: string;
            remedy: string;
            severity: string;
            source: string;
            summary: string;
        };
        /** FreshnessShape */
        FreshnessShape: {
            source: string;
            value: string;
        };
        /** GapShape */
        GapShape: {
            end: string;
            label: string;
            minutes: number;
            parties: string[];
            start: string;
        };
        /** IncidentShape */
        IncidentShape: {
            allegations: components["schemas"]["AllegationShape"][];
            assessment: components["schemas"]["AssessmentShape"][];
            attribution: string;
            end: string;
            id: string;
            kind: string;
            observation: string;
            place: components["schemas"]["PlaceAtShape"] | null;
            precision: string;
            sources: components["schemas"]["SourceShape"][];
            start: string;
        };
        /** InForceShape */
        InForceShape: {
            arrangements: components["schemas"]["ArrangementShape"][];
            asked: components["schemas"]["AskedShape"];
            corridors: components["schemas"]["CorridorShape"][];
            sentence: string;
            settle: string[];
            unplaced: components["schemas"]["UnplacedShape"][];
            where: {
                [key: string]: unknown;
            };
        };
        /** InstantShape */
        InstantShape: {
            local: string;
            utc: string;
        };
        /** KindShape */
        KindShape: {
            by: string[];
            said: string;
        };
        /** LaneShape */
        LaneShape: {
            bars: components["schemas"]["BarShape"][];
            claimant: string;
            name: string;
        };
        /** MarkShape */
        MarkShape: {
            at: string;
            id: string;
            label: string;
            precision: string;
        };
        /** MomentShape */
        MomentShape: {
            earliest: string;
            latest: string;
            precision: string;
            words: string;
        };
        /** MovementCheckShape */
        MovementCheckShape: {
            all_read: components["schemas"]["AllReadShape"];
            asked: components["schemas"]["AskedShape"];
            departure: components["schemas"]["InstantShape"] | null;
            exercise: boolean;
            findings: components["schemas"]["FindingShape"][];
            /** @enum {string} */
            fits: "yes" | "no" | "cannot_be_told";
            has_blocker: boolean;
            id: string;
            latest_departure: components["schemas"]["InstantShape"] | null;
            limit: components["schemas"]["InstantShape"] | null;
            margin_minutes: number | null;
            minutes_missing: number | null;
            name: string;
            sentence: string;
            tail_back: components["schemas"]["InstantShape"] | null;
            version: number;
        };
        /** MovementShape */
        MovementShape: {
            end: string;
            exercise: boolean;
            id: string;
            name: string;
            notification: components["schemas"]["ReportedNotificationShape"];
            route: string;
            start: string;
            status: string;
            trucks: string;
        };
        /** NeighbourhoodShape */
        NeighbourhoodShape: {
            at: [
                number,
                number
            ];
            id: string;
            name: string;
            radius_m: number;
        };
        /** NextChangeShape */
        NextChangeShape: {
            arrangement_id: string;
            at: string;
            minutes: number;
            why: string;
        };
        /** NoStatementShape */
        NoStatementShape: {
            as_of: string;
            looked_in: string[];
        };
        /** NowShape */
        NowShape: {
            end: string;
            end_local: string;
            is_end_stated: boolean;
            minutes_since_start: number;
            minutes_to_end: number;
            start: string;
            start_local: string;
        };
        /** PartyShape */
        PartyShape: {
            name: string;
            party: string;
        };
        /** PeriodBody */
        PeriodBody: {
            at: string;
            basis?: string | null;
            end: string;
            known_at?: string | null;
            /** @default en */
            lang: string;
            start: string;
        };
        /** PictureBody */
        PictureBody: {
            at: string;
            basis?: string | null;
            known_at?: string | null;
            /** @default en */
            lang: string;
            where?: number[] | null;
        };
        /** PictureShape */
        PictureShape: {
            areas: {
                [key: string]: unknown;
            };
            arrangements: components["schemas"]["ArrangementShape"][];
            asked: components["schemas"]["AskedShape"];
            corridors: components["schemas"]["CorridorShape"][];
            incidents: components["schemas"]["IncidentShape"][];
            movements: components["schemas"]["MovementShape"][];
            next_change: components["schemas"]["NextChangeShape"] | null;
            sentence: string;
            unplaced: components["schemas"]["UnplacedShape"][];
        };
        /** PlaceAtShape */
        PlaceAtShape: {
            accuracy_m: number;
            at: [
                number,
                number
            ];
            name: string;
        };
        /** PlaceBody */
        PlaceBody: {
            at: string;
            basis?: string | null;
            known_at?: string | null;
            /** @default en */
            lang: string;
            where: number[] | {
                [key: string]: unknown;
            };
        };
        /** PlaceShape */
        PlaceShape: {
            accuracy_m: number;
            at: [
                number,
                number
            ];
            exercise: boolean;
            id: string;
            kind: string;
            name: string;
            /** @enum {string} */
            notified: "yes" | "no" | "cannot_be_told";
            /** @enum {string} */
            role: "known_from_reports" | "notified";
            sources: components["schemas"]["SourceShape"][];
        };
        /** PlacesShape */
        PlacesShape: {
            law: string;
            neighbourhoods: components["schemas"]["NeighbourhoodShape"][];
            places: components["schemas"]["PlaceShape"][];
        };
        /** PositionShape */
        PositionShape: {
            act: string;
            act_words: string;
            condition: string | null;
            conditional: boolean;
            counted: boolean;
            name: string;
            no_statement: components["schemas"]["NoStatementShape"] | null;
            organ: string;
            part: string;
            party: string;
            said: components["schemas"]["MomentShape"] | null;
            statement_id: string | null;
            through: string[];
            via: string | null;
            why_not_counted: string | null;
        };
        /** PresetShape */
        PresetShape: {
            at: string;
            end: string;
            id: string;
            known_at: string | null;
            label: string;
            start: string;
            where: [
                number,
                number
            ] | null;
        };
        /** QuestionBody */
        QuestionBody: {
            at: string;
            basis?: string | null;
            known_at?: string | null;
            /** @default en */
            lang: string;
        };
        /** ReadingShape */
        ReadingShape: {
            /** @enum {string} */
            covers: "yes" | "no" | "cannot_be_told";
            end: string | null;
            end_kind: string;
            end_local: string | null;
            id: string;
            says: string;
            state: string;
            statement_ids: string[];
            through: string[];
        };
        /** ReportedNotificationShape */
        ReportedNotificationShape: {
            /** @enum {string} */
            answer: "reported_yes" | "exercise" | "cannot_be_told";
            why: string;
        };
        /** SourceShape */
        SourceShape: {
            date: string | null;
            id: string;
            publisher: string;
            url: string;
        };
        /** TimelineShape */
        TimelineShape: {
            asked: components["schemas"]["AskedShape"];
            changes: string[];
            end: string;
            gaps: components["schemas"]["GapShape"][];
            incidents: components["schemas"]["MarkShape"][];
            lanes: components["schemas"]["LaneShape"][];
            movements: components["schemas"]["BarShape"][];
            mutual: components["schemas"]["BarShape"][];
            start: string;
        };
        /** UnplacedShape */
        UnplacedShape: {
            announced: string;
            arrangement_id: string | null;
            id: string;
            name: string;
            users: string;
            users_words: string;
            why: string;
        };
        /** WindowListShape */
        WindowListShape: {
            arrangement_id: string;
            asked: components["schemas"]["AskedShape"];
            standing: string;
            title: string;
            windows: components["schemas"]["ClaimedWindowShape"][];
        };
        /** WindowsBody */
        WindowsBody: {
            at: string;
            basis?: string | null;
            end: string;
            known_at?: string | null;
            /** @default en */
            lang: string;
            start: string;
            /** @default any */
            which: string;
        };
        /** WindowShape */
        WindowShape: {
            end: string;
            end_local: string;
            start: string;
            start_local: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    ApiAboutGetAbout: {
        parameters: {
            query?: {
                /** @description en or ar */
                lang?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AboutShape"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiArrangementsStandingPostStanding: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                arrangement: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QuestionBody"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArrangementShape"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiArrangementsWindowsPostWindows: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                arrangement: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WindowsBody"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WindowListShape"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiInForcePostInForce: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlaceBody"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InForceShape"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiMovementsCheckPostCheck: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CheckBody"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MovementCheckShape"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiPicturePostPicture: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PictureBody"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PictureShape"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiPlacesGetPlaces: {
        parameters: {
            query?: {
                /** @description en or ar */
                lang?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlacesShape"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiTimelinePostTimeline: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PeriodBody"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TimelineShape"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
}
