using System.Text.Json.Nodes;
using EasySale.Sync.Simulators.QuickBooks.Books;

namespace EasySale.Sync.Simulators.Crash;

/// <summary>
/// What a company holds of the shop's, as text. Ids, and the numbers the company gives, follow the order in which writes arrive,
/// which is nobody's concern: they are replaced by what names the entry. So are the order of properties and the ids of lines.
/// </summary>
public sealed class BooksPicture
{
    private static readonly string[] Lists = ["Customer", "Item"];
    private static readonly string[] Documents = ["SalesReceipt", "Invoice", "Payment", "CreditMemo", "RefundReceipt"];
    private static readonly string[] Addresses = ["BillAddr", "ShipAddr"];
    private static readonly string[] Passing = ["MetaData", "SyncToken", "DocNumber", "domain"];

    private readonly Company _company;
    private readonly Dictionary<(string, string), string> _names = [];

    private BooksPicture(Company company) => _company = company;

    public static string Of(Company company) => new BooksPicture(company).Text();

    private string Text()
    {
        foreach (var (entity, row) in Rows()) _names[(entity, Id(row))] = NameOf(row);
        return string.Join('\n', Rows().Select(pair => $"{pair.Entity} {NameOf(pair.Row)} {Plain(pair.Entity, pair.Row)}").Order(StringComparer.Ordinal));
    }

    private IEnumerable<(string Entity, JsonObject Row)> Rows() =>
        Lists.Concat(Documents).SelectMany(entity => _company.All(entity).Select(row => (entity, row)));

    private static string NameOf(JsonObject row) =>
        (string?)row["DisplayName"] ?? (string?)row["Name"] ?? ((string?)row["PrivateNote"] ?? "").Split('\n')[^1];

    private static string Id(JsonObject row) => (string)row["Id"]!;

    private string Plain(string entity, JsonObject row)
    {
        var plain = row.DeepClone().AsObject();
        foreach (var name in Passing) plain.Remove(name);
        plain["Id"] = _names[(entity, Id(row))];
        foreach (var line in (plain["Line"] as JsonArray ?? []).OfType<JsonObject>()) line.Remove("Id");
        Rename(plain);
        return Sorted(plain)!.ToJsonString();
    }

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject fields => new JsonObject(fields.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => KeyValuePair.Create(field.Key, Sorted(field.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Sorted)]),
        _ => node?.DeepClone(),
    };

    private void Rename(JsonNode? node)
    {
        if (node is JsonArray list)
        {
            foreach (var item in list) Rename(item);
            return;
        }

        if (node is not JsonObject fields) return;
        if ((string?)fields["TxnType"] is { } type && Name(type, fields["TxnId"]) is { } document) fields["TxnId"] = document;
        foreach (var entity in Lists)
            if (fields[entity + "Ref"] is JsonObject reference && Name(entity, reference["value"]) is { } name) reference["value"] = name;
        foreach (var address in Addresses) (fields[address] as JsonObject)?.Remove("Id");
        foreach (var (_, value) in fields.ToList()) Rename(value);
    }

    private string? Name(string entity, JsonNode? id) => _names.GetValueOrDefault((entity, id?.ToString() ?? ""));
}
