using EasySale.Sync.Engine.Callers;

namespace EasySale.Sync.Hosts.Tests.Access;

/// <summary>Every HTTP function and who may use it. A function that is missing here fails the tests: decide, then add its line.</summary>
internal static class RouteTable
{
    private const string Empty = "{}";

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

        new("ListFailures", Role.Viewer),
        new("GetFailure", Role.Viewer) { Of = Thing.Failure },
        new("EditPayload", Role.Operator) { Of = Thing.Failure, Body = """{"merge":{"name":"x"}}""" },
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

        new("GetHealth", Role.Viewer),
        new("ListAudit", Role.Admin),
        new("GetSettings", Role.Viewer),
        new("ChangeSettings", Role.Admin) { Body = Empty },
    ];
}
