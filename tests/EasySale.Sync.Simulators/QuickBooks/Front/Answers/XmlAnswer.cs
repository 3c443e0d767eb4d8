using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace EasySale.Sync.Simulators.QuickBooks.Front.Answers;

/// <summary>The same answer in XML, which is what a caller gets who does not ask for JSON.</summary>
internal static class XmlAnswer
{
    private const string Xml = "application/xml;charset=UTF-8";
    private static readonly XNamespace Finance = "http://schema.intuit.com/finance/v3";

    public static bool IsWantedBy(FrontCall call) =>
        call.Headers.Accept.ToString() is var accept && !accept.Contains("application/json", StringComparison.OrdinalIgnoreCase);

    public static FrontReply Of(int status, JsonObject body)
    {
        var answer = new XElement(Finance + "IntuitResponse", body["time"] is { } time ? new XAttribute("time", time.ToString()) : null,
            body.Where(p => p.Key != "time").SelectMany(p => Elements(p.Key, p.Value)));
        return FrontReply.Of(status, answer.ToString(SaveOptions.DisableFormatting), Xml);
    }

    private static IEnumerable<XElement> Elements(string name, JsonNode? value) => value switch
    {
        null => [],
        JsonArray items => items.SelectMany(item => Elements(name, item)),
        JsonObject fields => [new XElement(Finance + name, fields.SelectMany(p => Elements(p.Key, p.Value)))],
        _ => [new XElement(Finance + name, value.ToString())],
    };
}
