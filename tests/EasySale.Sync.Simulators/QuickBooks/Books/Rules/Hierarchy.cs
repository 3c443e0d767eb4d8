using System.Text.Json.Nodes;
using EasySale.Sync.Simulators.QuickBooks.Books.Faults;
using EasySale.Sync.Simulators.QuickBooks.Books.State;

namespace EasySale.Sync.Simulators.QuickBooks.Books.Rules;

/// <summary>Lists with parents: the full name joins with colons, five levels at most.</summary>
internal sealed class Hierarchy(Ledger ledger)
{
    private const int Levels = 5;

    public void Complete(string entity, JsonObject row, string nameField)
    {
        var parent = ledger.Find(entity, row.Ref("ParentRef"));
        var name = row.Text(nameField);
        row["FullyQualifiedName"] = parent is null ? name : $"{parent.Text("FullyQualifiedName")}:{name}";
        row.Remove("Level");
        if (parent is null) return;
        var level = (int)(parent.Number("Level") ?? 0m) + 1;
        if (level >= Levels) throw Fault.Levels();
        row["Level"] = level;
    }
}
