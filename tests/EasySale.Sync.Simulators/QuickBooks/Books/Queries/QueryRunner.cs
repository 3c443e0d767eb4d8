using System.Text.Json.Nodes;
using EasySale.Sync.Simulators.QuickBooks.Books.Faults;
using EasySale.Sync.Simulators.QuickBooks.Books.Schema;
using EasySale.Sync.Simulators.QuickBooks.Books.State;

namespace EasySale.Sync.Simulators.QuickBooks.Books.Queries;

/// <summary>Answers a statement from the records. Inactive ones are left out unless asked for.</summary>
internal sealed class QueryRunner(Ledger ledger)
{
    private static readonly PropertyOrder Order = new();

    /// <summary>The value of <c>QueryResponse</c>.</summary>
    public JsonObject Run(string statement)
    {
        var query = QueryParser.Parse(statement);
        var entity = SchemaBook.Instance.Named(query.Entity) is { } named && named.Operations.Contains("query")
            ? named
            : throw Fault.Parse($"Invalid context declaration: {query.Entity}");
        foreach (var condition in query.Conditions) Refuse(entity, condition);
        foreach (var ordering in query.Orderings)
            if (!entity.Filterable.Contains(ordering.Property)) throw Fault.NotQueryable(ordering.Property);
        var rows = ledger.All(entity.Name).Where(row => Asked(query, row) && query.Conditions.All(condition => Matches(row, condition)));
        if (query.CountOnly) return new JsonObject { ["totalCount"] = rows.Count() };
        return Page(entity.Name, Sorted(rows, query.Orderings).Skip(query.Start - 1).Take(query.Max), query.Start);
    }

    public static JsonObject Page(string entity, IEnumerable<JsonObject> rows, int start)
    {
        var list = new JsonArray([.. rows.Select(row => (JsonNode)row.Copy())]);
        return list.Count == 0 ? [] : new JsonObject { [entity] = list, ["startPosition"] = start, ["maxResults"] = list.Count };
    }

    private static void Refuse(EntityShape entity, Condition condition)
    {
        if (!entity.Filterable.Contains(condition.Property)) throw Fault.NotQueryable(condition.Property);
        if (condition.Property.Equals("Id", StringComparison.OrdinalIgnoreCase) && condition.Operator is not ("=" or "IN"))
            throw Fault.Parse($"Operator {condition.Operator} is not supported for property Id");
    }

    private static bool Asked(Query query, JsonObject row) =>
        row.IsActive() || query.Conditions.Any(condition => condition.Property.Equals("Active", StringComparison.OrdinalIgnoreCase));

    private static bool Matches(JsonObject row, Condition condition)
    {
        var value = PropertyOrder.ValueOf(row, condition.Property);
        if (condition.Operator == "IN") return condition.Values.Any(wanted => value is not null && Order.Compare(value, wanted) == 0);
        if (value is null) return false;
        if (condition.Operator == "LIKE") return Like(value, condition.Values[0]);
        var order = Order.Compare(value, condition.Values[0]);
        return condition.Operator switch { "=" => order == 0, "<" => order < 0, ">" => order > 0, "<=" => order <= 0, _ => order >= 0 };
    }

    private static bool Like(string value, string pattern)
    {
        var parts = pattern.Split('%');
        if (parts.Length == 1) return value.Equals(pattern, StringComparison.OrdinalIgnoreCase);
        if (!value.StartsWith(parts[0], StringComparison.OrdinalIgnoreCase)) return false;
        var at = parts[0].Length;
        foreach (var part in parts[1..^1])
        {
            var found = value.IndexOf(part, at, StringComparison.OrdinalIgnoreCase);
            if (found < 0) return false;
            at = found + part.Length;
        }

        return value.Length - at >= parts[^1].Length && value.EndsWith(parts[^1], StringComparison.OrdinalIgnoreCase);
    }

    private static IEnumerable<JsonObject> Sorted(IEnumerable<JsonObject> rows, IReadOnlyList<Ordering> orderings)
    {
        var sorted = rows.OrderBy(_ => 0);
        foreach (var ordering in orderings)
        {
            string Key(JsonObject row) => PropertyOrder.ValueOf(row, ordering.Property) ?? "";
            sorted = ordering.Descending ? sorted.ThenByDescending(Key, Order) : sorted.ThenBy(Key, Order);
        }

        return sorted;
    }
}
