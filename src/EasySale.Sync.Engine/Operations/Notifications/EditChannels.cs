using System.Security.Cryptography;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Operations.Audit;
using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Stores.Audit;
using EasySale.Sync.Engine.Stores.Notifications;

namespace EasySale.Sync.Engine.Operations.Notifications;

/// <summary>Makes, changes and deletes a tenant's channels. A new value of a secret gets a new name; the channel decides which one counts.</summary>
public sealed class EditChannels(NotificationSettingsStore settings, ISecretStore secrets, ChannelAddresses addresses, AuditTrail trail, TimeProvider time)
{
    /// <exception cref="ProblemException">A field is wrong (400), or there are too many channels (409).</exception>
    public async Task<ChannelView> Create(Caller caller, ChannelInput input, CancellationToken cancellation)
    {
        caller.Demand(Role.Admin);
        if ((await settings.Get(caller.Tenant, cancellation)).Channels.Count >= NotificationDefaults.ChannelsPerTenant) throw new ProblemException(TooMany);
        var id = Channel.IdPrefix + RandomNumberGenerator.GetHexString(12, lowercase: true);
        var (channel, values) = input.Apply(null, id, time.GetUtcNow());
        await addresses.Check(channel, values, cancellation);
        await trail.Note(caller, AuditActions.ChannelCreated, id, ChannelTrail.Of(null, channel, values.Keys), cancellation);
        channel = With(channel, await Enter(caller.Tenant, id, values, cancellation));
        await settings.Change(caller.Tenant, all => all with { Channels = [.. all.Channels, channel] }, cancellation);
        return new ChannelView(channel);
    }

    /// <summary>Changes what is sent; what is left out stays.</summary>
    /// <exception cref="ProblemException">There is no such channel (404), or a field is wrong (400).</exception>
    public async Task<ChannelView> Update(Caller caller, string id, ChannelInput input, CancellationToken cancellation)
    {
        caller.Demand(Role.Admin);
        var (seen, now) = (await Find(caller, id, cancellation), time.GetUtcNow());
        var (changed, values) = input.Apply(seen, id, now);
        await addresses.Check(changed, values, cancellation);
        await trail.Note(caller, AuditActions.ChannelChanged, id, ChannelTrail.Of(seen, changed, values.Keys), cancellation);
        var entered = await Enter(caller.Tenant, id, values, cancellation);
        var before = seen;
        await settings.Change(
            caller.Tenant, all => all with { Channels = [.. all.Channels.Select(one => one.Id == id ? changed = With(input.Apply(Base(before = one, seen, values), id, now).Channel, entered) : one)] }, cancellation);
        await Drop(caller.Tenant, before.SecretNames.Values.Except(changed.SecretNames.Values), cancellation);
        return new ChannelView(changed);
    }

    /// <exception cref="ProblemException">There is no such channel (404).</exception>
    public async Task Delete(Caller caller, string id, CancellationToken cancellation)
    {
        caller.Demand(Role.Admin);
        var before = await Find(caller, id, cancellation);
        await trail.Note(caller, AuditActions.ChannelDeleted, id, ChannelTrail.Of(before, null, []), cancellation);
        await settings.Change(caller.Tenant, all => Without(all, id), cancellation);
        await Drop(caller.Tenant, before.SecretNames.Values, cancellation);
    }

    internal async Task<Channel> Find(Caller caller, string id, CancellationToken cancellation) =>
        (await settings.Get(caller.Tenant, cancellation)).Channels.FirstOrDefault(one => one.Id == id)
        ?? throw new ProblemException(KnownProblems.NotFound($"There is no channel \"{id}\". GET /api/notifications/channels lists them."));

    // A rule that named this channel alone would otherwise mean all of them.
    private static NotificationSettings Without(NotificationSettings all, string id) => all with
    {
        Channels = [.. all.Channels.Where(one => one.Id != id)],
        Rules = [.. all.Rules.Where(rule => !(rule.Channels.Count == 1 && rule.Channels[0] == id)).Select(rule => rule with { Channels = [.. rule.Channels.Where(one => one != id)] })],
    };

    // Field → name, each a new one.
    private async Task<IReadOnlyDictionary<string, string>> Enter(TenantId tenant, string id, IReadOnlyDictionary<string, Secret> values, CancellationToken cancellation)
    {
        var names = values.Keys.ToDictionary(field => field, field => $"notifications/{id}/{field}/{RandomNumberGenerator.GetHexString(8, lowercase: true)}");
        foreach (var (field, value) in values) await secrets.Set(tenant, names[field], value, cancellation);
        return names;
    }

    // What somebody else changed meanwhile stays, as all that is left out does; but a password goes only to the server it was entered for.
    private static Channel Base(Channel now, Channel seen, IReadOnlyDictionary<string, Secret> values) =>
        values.ContainsKey(ChannelFields.Password) && now.Mail is { } mail && seen.Mail?.IsSameServer(mail) == false ? seen : now;

    private static Channel With(Channel channel, IReadOnlyDictionary<string, string> entered)
    {
        var names = new Dictionary<string, string>(channel.SecretNames.Where(secret => !entered.ContainsKey(secret.Key)).Concat(entered));
        if (entered.ContainsKey(ChannelFields.SigningSecret) && channel.SecretNames.TryGetValue(ChannelFields.SigningSecret, out var before)) names[ChannelFields.SigningSecretBefore] = before;
        return channel with { SecretNames = names };
    }

    private async Task Drop(TenantId tenant, IEnumerable<string> names, CancellationToken cancellation)
    {
        foreach (var name in names) await secrets.Delete(tenant, name, cancellation);
    }

    private static Problem TooMany => new(
        "too-many-channels", "There are too many channels", 409, $"A tenant has at most {NotificationDefaults.ChannelsPerTenant} channels. Delete one first.");
}
