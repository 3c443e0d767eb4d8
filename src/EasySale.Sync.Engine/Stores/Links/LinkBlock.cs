namespace EasySale.Sync.Engine.Stores.Links;

/// <summary>One loaded row of links.</summary>
internal sealed class LinkBlock(LinkAddress address, string? version, IEnumerable<Link> links)
{
    private readonly Dictionary<string, Link> _links = links.ToDictionary(link => link.Key);
    private readonly HashSet<string> _changed = [];

    public LinkAddress Address => address;

    /// <summary>Null while the row does not exist.</summary>
    public string? Version { get; private set; } = version;

    public bool IsChanged => _changed.Count > 0;

    public IEnumerable<Link> Links => _links.Values;

    public IEnumerable<Link> Changed => _changed.Select(key => _links[key]);

    public Link? Find(string key) => _links.GetValueOrDefault(key);

    public void Set(Link link)
    {
        _links[link.Key] = link;
        _changed.Add(link.Key);
    }

    public void Saved(string version)
    {
        Version = version;
        _changed.Clear();
    }
}
