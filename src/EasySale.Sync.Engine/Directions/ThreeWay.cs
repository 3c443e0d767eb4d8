using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Stores.Links;

namespace EasySale.Sync.Engine.Directions;

/// <summary>Compares the two sides of a pair with what they last agreed on, and merges them. Pure.</summary>
internal static class ThreeWay
{
    // Never a hash: a side that is agreed to say this has changed, whatever it says.
    private const string Other = "-";

    /// <param name="groups">What is compared.</param>
    /// <param name="ours">Our record.</param>
    /// <param name="theirs">Theirs.</param>
    /// <param name="plain">Both without what only their own system makes of them.</param>
    /// <param name="held">What their side says once ours is written there.</param>
    /// <param name="agreed">What they agreed on; null before they ever did.</param>
    public static IReadOnlyList<ComparedGroup> Compare(
        IEnumerable<FieldGroup> groups,
        CommerceRecord ours,
        CommerceRecord theirs,
        (CommerceRecord Ours, CommerceRecord Theirs) plain,
        CommerceRecord held,
        Agreement? agreed) =>
        [.. groups.Select(group => Compare(group, ours, theirs, plain, agreed ?? Agreement.None) with { Told = GroupHash.Of(group, held) })];

    /// <summary>Our side has said nothing new; known without asking the other.</summary>
    public static bool IsQuiet(IReadOnlyList<FieldGroup> groups, CommerceRecord ours, Agreement agreed) =>
        (agreed.Ours.Count > 0 && IsEcho(ours, agreed)) || groups.All(group => agreed.Ours.TryGetValue(group.Name, out var hash) && hash == GroupHash.Of(group, ours));

    /// <summary>The other side has said nothing new.</summary>
    public static bool IsTheirsQuiet(IReadOnlyList<FieldGroup> groups, CommerceRecord theirs, Agreement agreed) =>
        IsSeen(theirs.Version, agreed.TheirVersion) || groups.All(group => agreed.Theirs.TryGetValue(group.Name, out var hash) && hash == GroupHash.Of(group, theirs));

    /// <summary>The agreement once our side has been seen to spell what is agreed; the same object where nothing is new.</summary>
    public static Agreement Seen(IReadOnlyList<FieldGroup> groups, CommerceRecord ours, Agreement agreed)
    {
        var seen = groups.Where(group => agreed.Ours.ContainsKey(group.Name)).ToDictionary(group => group.Name, group => GroupHash.Of(group, ours));
        return seen.All(pair => agreed.Ours[pair.Key] == pair.Value) ? agreed : agreed with { Ours = seen, OursWereRead = true };
    }

    /// <summary>
    /// Our record with what only the other side changed taken over, so that writing it takes nothing back. What is agreed and said otherwise
    /// there stays as it is said there: that side cannot say it as we do, must spell it otherwise, or we could not take over what it emptied.
    /// </summary>
    /// <param name="ours">Our side.</param>
    /// <param name="theirs">The side that is written.</param>
    /// <param name="compared">What became of each group.</param>
    /// <param name="isRemapped">Our side is mapped otherwise than when it was agreed, which is no edit and is to arrive; nobody emptied anything by that.</param>
    public static CommerceRecord Merge(CommerceRecord ours, CommerceRecord theirs, IEnumerable<ComparedGroup> compared, bool isRemapped) => compared
        .Where(group => !group.IsCustom && StaysTheirs(group, isRemapped))
        .Aggregate(ours, (merged, group) => group.Group.Take(merged, theirs));

    /// <summary>What is agreed once ours has been written there; what the other side changed is agreed when it comes here.</summary>
    public static Agreement Next(IReadOnlyList<ComparedGroup> compared, Agreement? before, CommerceRecord ours, CommerceRecord? theirs)
    {
        var (mine, others) = (new Dictionary<string, string>(), new Dictionary<string, string>());
        foreach (var group in compared)
            if (Agreed(group, before ?? Agreement.None) is { } pair) (mine[group.Group.Name], others[group.Group.Name]) = pair;
        var isPending = compared.Any(group => group.IsCustom || group.Change == GroupChange.Theirs);
        return new Agreement
        {
            Ours = mine,
            Theirs = others,
            OursWereRead = true,
            OurVersion = isPending ? null : ours.Version,
            TheirVersion = isPending ? null : theirs?.Version,
            IsPending = isPending,
        };
    }

    /// <summary>What is agreed once a record has been made there.</summary>
    /// <param name="groups">What is agreed.</param>
    /// <param name="ours">Our record.</param>
    /// <param name="told">What their side says of it then.</param>
    public static Agreement Made(IReadOnlyList<FieldGroup> groups, CommerceRecord ours, CommerceRecord told) =>
        new() { Ours = Hashes(groups, ours), Theirs = Hashes(groups, told), OurVersion = ours.Version, OursWereRead = true };

    /// <summary>What is agreed once their edit gives way to our deletion: what they say now, whatever becomes of it.</summary>
    public static Agreement Overruled(IReadOnlyList<FieldGroup> groups, CommerceRecord theirs, Agreement? before) => new()
    {
        Ours = groups.ToDictionary(group => group.Name, group => before?.Ours.GetValueOrDefault(group.Name) ?? Other),
        Theirs = Hashes(groups, theirs),
        OursWereRead = before?.OursWereRead ?? false,
        OurVersion = before?.OurVersion,
        TheirVersion = theirs.Version,
    };

    private static bool StaysTheirs(ComparedGroup group, bool isRemapped) => group.Change switch
    {
        GroupChange.Theirs => true,
        GroupChange.Agreed when group.IsMappedApart && !isRemapped => true,
        GroupChange.Agreed when group.Ours != group.Theirs => !isRemapped || group.IsSpelledApart || group.Ours == GroupHash.Empty,
        _ => false,
    };

    private static Dictionary<string, string> Hashes(IEnumerable<FieldGroup> groups, CommerceRecord record) =>
        groups.ToDictionary(group => group.Name, group => GroupHash.Of(group, record));

    private static (string Ours, string Theirs)? Agreed(ComparedGroup group, Agreement before) => group switch
    {
        { IsCustom: true } => (group.Ours, Other),
        { Change: GroupChange.Agreed } => (group.Ours, group.Theirs),
        { Change: GroupChange.Ours } => (group.Ours, group.Told),
        _ => before.Ours.TryGetValue(group.Group.Name, out var ours) ? (ours, before.Theirs[group.Group.Name]) : null,
    };

    private static ComparedGroup Compare(
        FieldGroup group, CommerceRecord ours, CommerceRecord theirs, (CommerceRecord Ours, CommerceRecord Theirs) plain, Agreement agreed)
    {
        var (mine, other) = (GroupHash.Of(group, ours), GroupHash.Of(group, theirs));
        var isSame = mine == other || GroupHash.Of(group, plain.Ours) == GroupHash.Of(group, plain.Theirs);
        var change = isSame ? GroupChange.Agreed : Change(group, mine, other, ours, theirs, agreed);
        return new ComparedGroup(group, mine, other, change) { IsSpelledApart = isSame && mine != other };
    }

    private static GroupChange Change(FieldGroup group, string mine, string other, CommerceRecord ours, CommerceRecord theirs, Agreement agreed)
    {
        if (!agreed.Ours.TryGetValue(group.Name, out var oursThen)) return FieldValues.AreAlike(group, ours, theirs) ? GroupChange.Agreed : First(mine, other);
        var weMoved = mine != oursThen && !IsEcho(ours, agreed);
        var theyMoved = other != agreed.Theirs[group.Name] && !IsSeen(theirs.Version, agreed.TheirVersion);
        if (weMoved) return theyMoved ? GroupChange.Both : GroupChange.Ours;
        return theyMoved ? GroupChange.Theirs : GroupChange.Agreed;
    }

    // Nothing was ever agreed: who says something wins over who says nothing.
    private static GroupChange First(string mine, string other)
    {
        if (other == GroupHash.Empty) return GroupChange.Ours;
        return mine == GroupHash.Empty ? GroupChange.Theirs : GroupChange.Both;
    }

    // Our own write, spelled otherwise. Versions are stamps of a second somewhere: what was read with one may be edited within it.
    private static bool IsEcho(CommerceRecord ours, Agreement agreed) => !agreed.OursWereRead && IsSeen(ours.Version, agreed.OurVersion);

    private static bool IsSeen(string? version, string? then) => version is not null && version == then;
}
