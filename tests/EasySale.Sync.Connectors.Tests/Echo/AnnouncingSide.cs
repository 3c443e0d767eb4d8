using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using Microsoft.AspNetCore.Http;

namespace EasySale.Sync.Connectors.Tests.Echo;

/// <summary>A system people and runs change, which tells of both by its vendor's webhooks, whoever it was. One customer and one product in it are looked at.</summary>
internal abstract class AnnouncingSide : IAsyncDisposable
{
    /// <summary>Of its connection.</summary>
    public abstract string Id { get; }

    public abstract Connector Connector { get; }

    public abstract IReadOnlyDictionary<string, string> Settings { get; }

    public abstract IReadOnlyDictionary<string, string> Secrets { get; }

    /// <summary>Host → what answers, where it is a simulator of this process.</summary>
    public virtual IReadOnlyDictionary<string, RequestDelegate> Hosts => new Dictionary<string, RequestDelegate>();

    /// <summary>Where deliveries to a connection of its own go.</summary>
    public Uri Receiver => new($"https://sync.example/api/webhooks/{Connector.Platform}/{Id}");

    /// <summary>Has the vendor deliver from now on.</summary>
    public abstract Task Announce(HttpClient calls, TimeProvider time, CancellationToken cancellation);

    /// <summary>What the vendor delivers now, signed or with its secret; each is told once.</summary>
    public abstract Task<IReadOnlyList<HttpRequestMessage>> Deliveries();

    /// <summary>Whether a call that is no GET changes records.</summary>
    public virtual bool IsWrite(HttpRequestMessage call) => true;

    /// <summary>Somebody enters the customer or the product.</summary>
    public abstract Task Enter(RecordKind kind);

    /// <summary>Somebody changes it.</summary>
    public abstract Task Edit(Field field, string value);

    /// <summary>What it says; null when there is none, an error when there are several.</summary>
    public abstract Task<string?> Says(Field field);

    public virtual ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
