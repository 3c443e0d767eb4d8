using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Stores.Links;

namespace EasySale.Sync.Engine.Runs;

/// <summary>
/// Links of the records that a slice's groups refer to, kept while the slice lasts: group after group names the same customers and
/// products. What has changed meanwhile is noticed when it is written, by its row's version. Not thread-safe.
/// </summary>
internal sealed class KnownLinks(LinkStore store)
{
    /// <summary>More are not kept, so that a slice's memory stays bounded.</summary>
    private const int Most = 50_000;

    private readonly Dictionary<RecordKind, LinkSheet> _sheets = [];
    private bool _isTooMuch;

    /// <summary>The links of these ids, read where they are not known.</summary>
    public async Task<LinkSheet> Read(LinkScope scope, IReadOnlyCollection<string> sourceIds, CancellationToken cancellation)
    {
        if (_isTooMuch) return await store.Read(scope, sourceIds, cancellation);
        var sheet = _sheets.TryGetValue(scope.Kind, out var known) ? known : _sheets[scope.Kind] = new LinkSheet(scope, []);
        var unknown = sourceIds.Where(id => !sheet.Holds(id)).ToList();
        if (unknown.Count > 0) sheet.Add(await store.ReadAround(scope, unknown, cancellation));
        _isTooMuch = _sheets.Values.Sum(one => one.All.Count()) > Most;
        if (_isTooMuch) _sheets.Clear();
        return sheet;
    }

    /// <summary>Somebody else has written links of this kind: they are read anew.</summary>
    public void Forget(RecordKind kind) => _sheets.Remove(kind);
}
