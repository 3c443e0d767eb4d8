using EasySale.Sync.Engine.Stores.Conflicts;
using EasySale.Sync.Engine.Stores.Routes;

namespace EasySale.Sync.Engine.Directions;

/// <summary>What people read about a conflict.</summary>
internal static class ConflictTexts
{
    /// <summary>Why a record with an open conflict is left alone.</summary>
    public const string Waiting = "Both sides differ and a person must decide: see /api/sync/conflicts. Nothing is written until then.";

    /// <summary>Why a record is skipped that a person does not want.</summary>
    public const string LeftAlone = "Somebody decided to leave it alone.";

    // What becomes of a record that is gone is for its connection to say; a decision does not change that.
    private const string AsSet = ", as far as its settings allow";

    public static string Refused(string reason) =>
        $"Skipped: {reason} Then accept to try it again, or reject to leave it alone, at /api/sync/conflicts. Once it changes in its source it comes again by itself.";

    public static string Of(ConflictShape shape, RouteSettings route, IReadOnlyList<string> groups) => shape switch
    {
        ConflictShape.EditEdit =>
            $"{string.Join(", ", groups)} changed in {route.Source} and in {route.Target}, and not to the same. Accept takes {route.Source}'s, reject {route.Target}'s, custom what you send.",
        ConflictShape.CreateCreate =>
            $"{route.Source} and {route.Target} both have this record, and not with the same {string.Join(", ", groups)}. Accept takes {route.Source}'s, reject {route.Target}'s, custom what you send.",
        ConflictShape.EditDelete =>
            $"It was changed in {route.Source} and deleted in {route.Target}. Accept makes it again in {route.Target}, reject deletes it in {route.Source}{AsSet}.",
        _ =>
            $"It was deleted in {route.Source} and changed in {route.Target}. Accept deletes it in {route.Target}{AsSet}, reject makes it again in {route.Source}.",
    };

    public static string Candidates(string target, int count) =>
        $"{count} records of {target} could be this one. Choose one with custom, accept to make a new one, or reject to leave it alone.";

    public static string Taken(string target) =>
        $"The record of {target} that could be this one belongs to another already. Accept to make a new one, or reject to leave it alone.";
}
