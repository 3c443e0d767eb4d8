using System.Net;
using System.Text.Json;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Http;
using EasySale.Sync.Engine.Operations.Audit;
using EasySale.Sync.Engine.Operations.Inputs;
using EasySale.Sync.Engine.Operations.Notifications;
using EasySale.Sync.Engine.Stores.Audit;
using EasySale.Sync.Engine.Stores.Conflicts;
using EasySale.Sync.Engine.Stores.Failures;
using EasySale.Sync.Engine.Stores.Limits;
using EasySale.Sync.Engine.Stores.Notifications;
using EasySale.Sync.Engine.Stores.Rows;
using EasySale.Sync.Engine.Stores.Settings;
using EasySale.Sync.Engine.Tests.Fakes;
using EasySale.Sync.Engine.Tests.Operations;
using Microsoft.Extensions.Logging.Abstractions;

namespace EasySale.Sync.Engine.Tests.Notifications;

/// <summary>Notifications over one store, with the real ways out.</summary>
internal sealed class NoticeHouse : IDisposable
{
    /// <summary>A key of 24 bytes.</summary>
    public const string Signing = "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz";

    private readonly HttpClient _client;

    public NoticeHouse(IRowStore? rows = null, Func<string, CancellationToken, Task<IPAddress[]>>? resolve = null)
    {
        Rows = rows ?? new MemoryRowStore(Meter);
        Out = new OutboundAddresses(allowsLoopback: true, resolve);
        _client = VendorClient.Create(Out);
    }

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public StorageMeter Meter { get; } = new();

    public IRowStore Rows { get; }

    public ManualTime Time { get; } = new();

    public MemorySecretStore Secrets { get; } = new();

    public OutboundAddresses Out { get; }

    public NotificationSettingsStore Settings => new(Rows);

    /// <summary>Where people find the guide.</summary>
    public Runbook Runbook { get; set; } = new();

    public DeliveryStore Deliveries => new(Rows);

    public AuditStore Audit => new(Rows, Time);

    public FailureStore Failures => new(Rows);

    public ConflictStore Conflicts => new(Rows);

    public MeteredCallStore Metered => new(Rows, Time);

    public EditChannels Channels => new(Settings, Secrets, new ChannelAddresses(Out), new AuditTrail(Audit, Time), Time);

    public ManageRouting Routing => new(Settings, new AuditTrail(Audit, Time));

    public ShowNotifications Shown => new(Settings, Deliveries);

    public TellPeople People => new(Settings, Deliveries, new DueNotificationStore(Rows), Time);

    public RunNews RunNews => new(Settings, Failures, Metered, new TenantSettingsStore(Rows), new ConflictNews(Conflicts), new ReconnectNews(new ConnectionStore(Rows), Time), People, Time);

    public TestChannel Test => new(Channels, Deliveries, Messages, Time);

    private SendMessage Messages => new(Secrets, new WebMessage(_client, Runbook, Time), new MailMessages(Out, Runbook), Time);

    public void Dispose() => _client.Dispose();

    public async Task<string> Channel(string body) => (await Channels.Create(TestHouse.Admin, new ChannelInput(Json(body)), Cancellation)).Id;

    public Task<string> Webhook(string url) => Channel($$$"""{"type":"webhook","url":"{{{url}}}","secrets":{"signingSecret":"{{{Signing}}}"}}""");

    public Task Route(string body) => Routing.Change(TestHouse.Admin, RoutingInput.Read(Json(body)), Cancellation);

    public NotificationEvent Event(string id, NotificationKind kind = NotificationKind.SyncErrors, Severity severity = Severity.Error) => new()
    {
        Id = id,
        Kind = kind,
        Severity = severity,
        At = Time.GetUtcNow(),
        Title = $"Title of {id}",
        Text = "Text.",
        Advice = "Advice.",
        Records = ["orders/1042"],
    };

    public Task Tell(NotificationEvent happened) => People.Tell(Caller.System, TestHouse.Tenant, happened, Cancellation);

    /// <summary>To another tenant, whose channel is switched off before its turn: what becomes of it is known without a receiver.</summary>
    public async Task Tell(NotificationEvent happened, TenantId tenant)
    {
        Channel channel = new() { Id = "ch-1", Type = ChannelType.Webhook, Name = "x", CreatedAt = default, UpdatedAt = default };
        foreach (var enabled in (bool[])[true, false])
        {
            await Settings.Change(tenant, all => all with { Channels = [channel with { Enabled = enabled }] }, Cancellation);
            await People.Tell(Caller.System, tenant, happened, Cancellation);
        }
    }

    /// <summary>The timer's turn.</summary>
    public Task Send() => Send(Rows);

    /// <summary>The same in a process with its own way to the store.</summary>
    public Task Send(IRowStore rows) => new SendDueNotifications(
        new DueNotificationStore(rows), new DeliveryStore(rows), Settings, Messages, Time, NullLogger<SendDueNotifications>.Instance).Run(Caller.System, Cancellation);

    public Task SendLater(TimeSpan later)
    {
        Time.Advance(later);
        return Send();
    }

    public async Task<IReadOnlyList<DeliveryView>> Log() => (await Shown.Deliveries(TestHouse.Viewer, new ListInput(_ => null), Cancellation)).Items;

    public static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement.Clone();
}
