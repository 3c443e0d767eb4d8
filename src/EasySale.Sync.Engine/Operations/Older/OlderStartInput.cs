using System.Text.Json;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Operations.Inputs;
using EasySale.Sync.Engine.Stores.Runs;

namespace EasySale.Sync.Engine.Operations.Older;

/// <summary>A start as clients of the older interface write it.</summary>
/// <param name="From">The first of the two systems: a connection, or a platform with one connection.</param>
/// <param name="To">The second.</param>
/// <param name="Kinds">What is synchronized, parents first.</param>
/// <param name="Overrides">How this run goes otherwise.</param>
/// <param name="StartsPerMinute">The starts a minute the client keeps itself to; null leaves it to the tenant's setting.</param>
public sealed record OlderStartInput(string From, string To, IReadOnlyList<RecordKind> Kinds, RunOverrides Overrides, int? StartsPerMinute)
{
    /// <summary>What can be asked for.</summary>
    public static readonly IReadOnlyList<string> EntityTypes = ["customers", "products", "orders", "inventory", "payments"];

    /// <summary>The field that names where from and where to.</summary>
    public const string Systems = "systems";

    // More than two are told as what they are: not two.
    private const int MostTold = 100;

    private const string TwoSystems = "Name two systems, the source first: ids of connections, or platforms that have one connection each.";

    /// <exception cref="Problems.ProblemException">A field is wrong (400, all of them named).</exception>
    public static OlderStartInput Read(JsonElement? body)
    {
        var errors = new InputErrors();
        var fields = new JsonInput(body, errors);
        var systems = fields.Texts(Systems, singleAllowed: false, numbersAllowed: false, MostTold) ?? [];
        if (systems.Count != 2) fields.Wrong(Systems, TwoSystems);
        var kinds = ReadKinds(fields);
        var (overrides, perMinute) = SyncConfig.Read(fields.Object("syncConfig"));
        fields.Close();
        errors.ThrowIfAny();
        return new OlderStartInput(systems[0], systems[1], kinds, overrides, perMinute);
    }

    private static List<RecordKind> ReadKinds(JsonInput fields)
    {
        var names = fields.Texts("entityTypes", singleAllowed: false, numbersAllowed: false, EntityTypes.Count) ?? [];
        foreach (var name in names.Except(EntityTypes)) fields.Wrong("entityTypes", $"\"{name}\" is unknown. Allowed: {string.Join(", ", EntityTypes)}.");
        if (!fields.Has("entityTypes")) fields.Wrong("entityTypes", $"Name at least one of {string.Join(", ", EntityTypes)}.");
        return [.. RecordKinds.ParentsFirst.Where(kind => names.Contains(kind.Name()))];
    }
}
