using System.Text;
using EasySale.Sync.Engine.Stores.Links;

namespace EasySale.Sync.Engine.Runs.Plans;

/// <summary>What a record's links say, as one text: another text later means that somebody has written the record meanwhile.</summary>
internal static class LinkState
{
    /// <summary>Empty for a record of which nothing was written.</summary>
    public static string Of(LinkSheet sheet, string sourceId)
    {
        var links = sheet.Of(sourceId).Select(Text).Where(text => text is not null).Order(StringComparer.Ordinal).ToList();
        return links.Count == 0 ? "" : ContentHash.Of(Encoding.UTF8.GetBytes(string.Join('\n', links)));
    }

    // A link that only tells why nothing was written rests on nothing in the target.
    private static string? Text(Link link) => (link.TargetId ?? link.BodyHash ?? link.Intent?.BodyHash) is null
        ? null
        : string.Join('|', link.Purpose, link.TargetId, link.TargetVersion, link.ContentHash ?? link.PartOf, link.BodyHash, link.SkipReason, link.Intent?.BodyHash);
}
