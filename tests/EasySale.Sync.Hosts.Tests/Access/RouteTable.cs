using EasySale.Sync.Engine.Callers;

namespace EasySale.Sync.Hosts.Tests.Access;

/// <summary>Every HTTP function and who may use it. A function that is missing here fails the tests: decide, then add its line.</summary>
internal static class RouteTable
{
    private const string Empty = "{}";
    private const string Named = """{"source":"shop-1","target":"books-1","entity":"customers" """;
    private const string Rules = """{"source":"shop-1","target":"books-1","entity":"orders","rules":[{"target":"note","source":"number"}]}""";

    public static readonly IReadOnlyList<RouteAccess> All =
    [
        new("GetLiveness", null),
        new("ReceiveWebhook", null) { Body = Empty },
        new("ReceiveAppWebhook", null) { Body = Empty },
        new("BringConsent", null),
        new("PostConsent", null) { Body = Empty },

        new("ListConnectors", Role.Viewer),
        new("ListConnections", Role.Viewer),
        new("GetConnection", Role.Viewer) { Of = Thing.Connection },
        new("CreateConnection", Role.Admin) { Body = """{"platform":"woocommerce","settings":{"storeUrl":"https://new.example"},"secrets":{"consumerKey":"ck_n","consumerSecret":"cs_n"}}""" },
        new("UpdateConnection", Role.Admin) { Of = Thing.Connection, Body = """{"name":"Renamed"}""" },
        new("DeleteConnection", Role.Admin) { Of = Thing.Connection },
        new("AskConsent", Role.Admin) { Query = "?storeUrl=https://new.example" },
        new("TestConnection", Role.Operator) { Of = Thing.Connection },
        new("AcceptShape", Role.Operator) { Of = Thing.Connection },
        new("RegisterWebhooks", Role.Admin) { Of = Thing.Connection, Body = """{"url":"https://sync.example.com"}""" },
        new("GetWebhooks", Role.Viewer) { Of = Thing.Connection },
        new("RemoveWebhooks", Role.Admin) { Of = Thing.Connection },

        new("StartSync", Role.Operator) { Body = """{"source":"shop-1","target":"books-1"}""" },
        new("StartUnknown", Role.Viewer),
        new("ListRuns", Role.Viewer),
        new("GetRunStatus", Role.Viewer) { Of = Thing.Run },
        new("PauseRun", Role.Operator) { Of = Thing.Run },
        new("ResumeRun", Role.Operator) { Of = Thing.Run },
        new("CancelRun", Role.Operator) { Of = Thing.Run },

        new("StartDryRun", Role.Operator) { Body = """{"entity":"orders","source":"shop-1","target":"books-1"}""" },
        new("GetPlan", Role.Viewer) { Of = Thing.Run },
        new("ApplyPlan", Role.Operator) { Of = Thing.Run },
        new("ConfirmPlan", Role.Operator) { Of = Thing.Run },
        new("GetSandbox", Role.Viewer),
        new("SwitchSandbox", Role.Admin) { Body = """{"enabled":true}""" },
        new("OrchestrateSync", Role.Operator) { Query = "?action=start", Body = """{"systems":["shop-1","books-1"],"entityTypes":["orders"]}""" },

        new("ListRoutes", Role.Viewer),
        new("ChangeRoute", Role.Admin) { Body = Named + "}" },
        new("DeleteRoute", Role.Admin) { Query = "?source=shop-1&target=books-1&entity=customers" },
        new("ProposeLinks", Role.Operator) { Body = Named + "}" },
        new("ConfirmLinks", Role.Operator) { Body = Named + ""","links":[{"sourceId":"1","targetId":"2"}]}""" },
        new("ListConflicts", Role.Viewer),
        new("ResolveConflict", Role.Operator) { Of = Thing.Conflict, Body = """{"resolution":"accept"}""" },

        new("ListFailures", Role.Viewer),
        new("GetFailure", Role.Viewer) { Of = Thing.Failure },
        new("EditPayload", Role.Operator) { Of = Thing.Failure, Body = """{"merge":{"name":"x"}}""" },
        new("DismissFailure", Role.Operator) { Of = Thing.Failure },
        new("RetryFailure", Role.Operator) { Of = Thing.Failure },
        new("RetryFailures", Role.Operator) { Body = Empty },
        new("ListDrift", Role.Viewer),

        new("ListSchedules", Role.Viewer),
        new("GetSchedule", Role.Viewer) { Of = Thing.Schedule },
        new("CreateSchedule", Role.Operator) { Body = """{"credentialId":"shop-1","entityType":"orders","cronExpression":"0 2 * * *"}""" },
        new("UpdateSchedule", Role.Operator) { Of = Thing.Schedule, Body = """{"timezone":"Europe/Berlin"}""" },
        new("DeleteSchedule", Role.Operator) { Of = Thing.Schedule },
        new("PreviewSchedule", Role.Viewer) { Query = "?cronExpression=0+2+*+*+*" },
        new("SuggestSchedules", Role.Viewer) { Query = "?credentialId=shop-1" },

        new("ListMappings", Role.Viewer),
        new("GetMapping", Role.Viewer) { Of = Thing.Mapping },
        new("ListMappingVersions", Role.Viewer) { Of = Thing.Mapping },
        new("CreateMapping", Role.Admin) { Body = Rules },
        new("UpdateMapping", Role.Admin) { Of = Thing.Mapping, Body = """{"version":1,"rules":[{"target":"note","source":"number"}]}""" },
        new("DeleteMapping", Role.Admin) { Of = Thing.Mapping },
        new("PreviewMapping", Role.Viewer) { Body = """{"entity":"customers","rules":[],"record":{"id":"1"}}""" },
        new("ListMappingFunctions", Role.Viewer),
        new("ListMappingDefaults", Role.Viewer) { Query = "?platform=quickbooks&entity=customers" },
        new("ExportMappings", Role.Viewer),
        new("ImportMappings", Role.Admin) { Body = $$"""{"mappings":[{{Rules}}]}""" },

        new("ListHistory", Role.Viewer),
        new("ExportHistory", Role.Viewer),
        new("ReadRunLog", Role.Viewer) { Of = Thing.Run },
        new("ExportRunLog", Role.Viewer) { Of = Thing.Run },
        new("ExportFailures", Role.Viewer),
        new("GetLineage", Role.Viewer) { Of = Thing.Record },
        new("GetMetrics", Role.Viewer),
        new("MakeReport", Role.Viewer) { Query = "?from=2026-06-01&to=2026-06-02" },

        new("ListChannels", Role.Viewer),
        new("CreateChannel", Role.Admin) { Body = """{"type":"slack","secrets":{"url":"https://hooks.example.com/x"}}""" },
        new("UpdateChannel", Role.Admin) { Of = Thing.Channel, Body = """{"name":"Renamed"}""" },
        new("DeleteChannel", Role.Admin) { Of = Thing.Channel },
        new("TestChannel", Role.Admin) { Of = Thing.Channel },
        new("GetRouting", Role.Viewer),
        new("ChangeRouting", Role.Admin) { Body = Empty },
        new("ListDeliveries", Role.Viewer),

        new("GetHealth", Role.Viewer),
        new("CheckReadiness", Role.Viewer),
        new("ListAudit", Role.Admin),
        new("ExportAudit", Role.Admin),
        new("ExportConfiguration", Role.Admin),
        new("StoreConfiguration", Role.Admin) { Body = """{"path":"backups/june.json"}""" },
        new("ImportConfiguration", Role.Admin) { Body = """{"sections":{}}""" },
        new("GetSettings", Role.Viewer),
        new("ChangeSettings", Role.Admin) { Body = Empty },
    ];
}
