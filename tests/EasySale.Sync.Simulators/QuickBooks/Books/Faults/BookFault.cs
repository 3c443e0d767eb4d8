using System.Text.Json.Nodes;

namespace EasySale.Sync.Simulators.QuickBooks.Books.Faults;

internal sealed record FaultItem(string Code, string Message, string Detail, string Element = "");

/// <summary>A refusal in the service's form; several items when several members are missing.</summary>
internal sealed class BookFault(IReadOnlyList<FaultItem> items, int status = 400) : Exception(items[0].Detail)
{
    public int Status => status;

    public IReadOnlyList<FaultItem> Items => items;

    public JsonObject ToJson() => new()
    {
        ["Error"] = new JsonArray([.. items.Select(item => (JsonNode)new JsonObject
        {
            ["Message"] = item.Message, ["Detail"] = item.Detail, ["code"] = item.Code, ["element"] = item.Element,
        })]),
        ["type"] = "ValidationFault",
    };
}
