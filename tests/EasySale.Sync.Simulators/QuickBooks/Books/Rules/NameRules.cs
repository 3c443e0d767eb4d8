using System.Text.Json.Nodes;
using EasySale.Sync.Simulators.QuickBooks.Books.Faults;
using EasySale.Sync.Simulators.QuickBooks.Books.State;

namespace EasySale.Sync.Simulators.QuickBooks.Books.Rules;

/// <summary>Names are unique: over customers, vendors and employees together, and within each other list.</summary>
internal sealed class NameRules(Office office)
{
    private const string DeletedMark = " (deleted";
    private static readonly string[] People = ["Customer", "Vendor", "Employee"];

    public void RefuseTaken(string entity, JsonObject row)
    {
        var people = People.Contains(entity);
        var field = people ? "DisplayName" : "Name";
        if (Holder(people ? People : [entity], field, row) is not { } holder) return;
        throw people ? Fault.DuplicatePerson() : Fault.DuplicateId(holder.Id());
    }

    /// <summary>The name a record has once inactive: marked, and numbered if that name is taken too.</summary>
    public string Deactivated(string entity, string field, JsonObject row)
    {
        var name = row.Text(field)!;
        for (var number = 0; ; number++)
        {
            var marked = number == 0 ? $"{name}{DeletedMark})" : $"{name}{DeletedMark} {number})";
            var candidate = new JsonObject { ["Id"] = row.Id(), [field] = marked };
            if (Holder(People.Contains(entity) ? People : [entity], field, candidate) is null) return marked;
        }
    }

    public static string Reactivated(string name) =>
        name.EndsWith(')') && name.LastIndexOf(DeletedMark, StringComparison.Ordinal) is > 0 and var mark ? name[..mark] : name;

    private JsonObject? Holder(string[] entities, string field, JsonObject row) => entities
        .SelectMany(entity => office.Ledger.All(entity))
        .FirstOrDefault(other => other.Id() != row.Text("Id") && string.Equals(other.Text(field), row.Text(field), Comparison));

    private StringComparison Comparison => office.Switches.NamesIgnoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
}
