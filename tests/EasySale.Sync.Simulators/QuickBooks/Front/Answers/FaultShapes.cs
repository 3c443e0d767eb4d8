using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace EasySale.Sync.Simulators.QuickBooks.Front.Answers;

/// <summary>The shapes an error comes in.</summary>
internal static class FaultShapes
{
    private const string Declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
    private const string Xml = "application/xml;charset=UTF-8";
    private static readonly XNamespace Finance = "http://schema.intuit.com/finance/v3";

    /// <summary>As the books answer.</summary>
    public static FrontReply Books(FaultText fault, DateTimeOffset now, int? status = null) => FrontReply.Of(status ?? fault.Status, new()
    {
        ["Fault"] = Fault(fault),
        ["time"] = PacificTime.Text(now),
    });

    public static JsonObject Fault(FaultText fault) => new()
    {
        ["Error"] = new JsonArray(new JsonObject
        {
            ["Message"] = fault.Message,
            ["Detail"] = fault.Detail,
            ["code"] = fault.Code,
            ["element"] = "",
        }),
        ["type"] = fault.Type,
    };

    /// <summary>As the gateway in front of the books answers: lower-case names, the time in milliseconds.</summary>
    public static FrontReply Gateway(FaultText fault, DateTimeOffset now) => FrontReply.Of(fault.Status, new JsonObject
    {
        ["warnings"] = null,
        ["intuitObject"] = null,
        ["fault"] = new JsonObject
        {
            ["error"] = new JsonArray(new JsonObject
            {
                ["message"] = fault.Message,
                ["detail"] = fault.Detail,
                ["code"] = fault.Code,
                ["element"] = null,
            }),
            ["type"] = fault.Type,
        },
        ["report"] = null,
        ["queryResponse"] = null,
        ["batchItemResponse"] = new JsonArray(),
        ["attachableResponse"] = new JsonArray(),
        ["syncErrorResponse"] = null,
        ["requestId"] = null,
        ["time"] = now.ToUnixTimeMilliseconds(),
        ["status"] = null,
        ["cdcresponse"] = new JsonArray(),
    });

    public static FrontReply XmlFault(FaultText fault, DateTimeOffset now)
    {
        var error = new XElement(Finance + "Error", new XAttribute("code", fault.Code),
            new XElement(Finance + "Message", fault.Message), new XElement(Finance + "Detail", fault.Detail));
        var answer = new XElement(Finance + "IntuitResponse", new XAttribute("time", PacificTime.Text(now)),
            new XElement(Finance + "Fault", new XAttribute("type", fault.Type), error));
        return FrontReply.Of(fault.Status, Declaration + answer.ToString(SaveOptions.DisableFormatting), Xml);
    }

    public static FrontReply Throttled(ThrottleShape shape, int? retryAfterSeconds, DateTimeOffset now)
    {
        var reply = shape switch
        {
            ThrottleShape.Json => Books(FaultText.Throttled, now),
            ThrottleShape.LowerCaseJson => Gateway(FaultText.Throttled, now),
            ThrottleShape.Xml => XmlFault(FaultText.Throttled, now),
            _ => FrontReply.Empty(FaultText.Throttled.Status),
        };
        return retryAfterSeconds is { } seconds
            ? reply with { Headers = new Dictionary<string, string> { ["Retry-After"] = $"{seconds}" } }
            : reply;
    }
}
