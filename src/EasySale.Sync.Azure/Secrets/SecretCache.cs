using System.Collections.Concurrent;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Azure.Secrets;

/// <summary>Secrets read a moment ago, so that a run does not ask the vault for each group of records.</summary>
internal sealed class SecretCache(TimeProvider time)
{
    private const int Most = 10_000;
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, (Secret Secret, DateTimeOffset Until)> _secrets = new();

    public Secret? Find(string name) => _secrets.TryGetValue(name, out var entry) && entry.Until > time.GetUtcNow() ? entry.Secret : null;

    public void Keep(string name, Secret secret)
    {
        if (_secrets.Count >= Most) _secrets.Clear();
        _secrets[name] = (secret, time.GetUtcNow() + Life);
    }

    public void Forget(string name) => _secrets.TryRemove(name, out _);
}
