using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Engine.Stores.Links;

/// <summary>The links of a group of records, loaded together and saved together. Not thread-safe.</summary>
public sealed class LinkSheet
{
    private readonly Dictionary<LinkAddress, LinkBlock> _blocks;

    internal LinkSheet(LinkScope scope, IEnumerable<LinkBlock> blocks) =>
        (Scope, _blocks) = (scope, blocks.ToDictionary(block => block.Address));

    public LinkScope Scope { get; }

    /// <summary>The shards loaded: where this group's intents can be found again.</summary>
    public IEnumerable<string> Shards => _blocks.Keys.Select(address => address.Shard).Distinct();

    public IEnumerable<Link> OpenIntents => All.Where(link => link.Intent is not null);

    /// <summary>Every link loaded.</summary>
    public IEnumerable<Link> All => _blocks.Values.SelectMany(block => block.Links);

    internal IEnumerable<LinkBlock> ChangedBlocks => _blocks.Values.Where(block => block.IsChanged);

    /// <summary>Whether the links of this source id were loaded.</summary>
    public bool Holds(string sourceId) => _blocks.ContainsKey(LinkAddress.Of(sourceId));

    public Link? Find(string sourceId, string purpose = Purposes.Record) => Block(sourceId).Find(Link.KeyOf(sourceId, purpose));

    /// <summary>The record's links of all purposes.</summary>
    public IEnumerable<Link> Of(string sourceId) => Block(sourceId).Links.Where(link => link.SourceId == sourceId);

    public void Set(Link link) => Block(link.SourceId).Set(link);

    /// <summary>Takes over the blocks of another sheet that this one does not hold.</summary>
    public void Add(LinkSheet other)
    {
        foreach (var (address, block) in other._blocks) _blocks.TryAdd(address, block);
    }

    internal void Replace(LinkBlock block) => _blocks[block.Address] = block;

    private LinkBlock Block(string sourceId) => _blocks.TryGetValue(LinkAddress.Of(sourceId), out var block)
        ? block
        : throw new InvalidOperationException($"The links of {Scope.Kind} {sourceId} were not loaded.");
}
