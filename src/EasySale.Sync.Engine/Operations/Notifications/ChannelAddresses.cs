using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Http;
using EasySale.Sync.Engine.Operations.Inputs;
using EasySale.Sync.Engine.Stores.Notifications;

namespace EasySale.Sync.Engine.Operations.Notifications;

/// <summary>Where channels may lead: to public addresses, mail to ports mail servers have.</summary>
public sealed class ChannelAddresses(OutboundAddresses addresses)
{
    private static readonly int[] MailPorts = [25, 587, 2525];

    /// <exception cref="Problems.ProblemException">An address is not allowed (400).</exception>
    internal async Task Check(Channel channel, IReadOnlyDictionary<string, Secret> secrets, CancellationToken cancellation)
    {
        var errors = new InputErrors();
        if (channel.Url is { } url && await addresses.Problem(url, cancellation) is { } problem) errors.Add("url", problem);
        if (secrets.TryGetValue(ChannelFields.Url, out var hook) && await addresses.Problem(hook.Reveal(), cancellation) is { } wrong) errors.Add("secrets.url", wrong);
        if (channel.Mail is { } mail) await Check(mail, errors, cancellation);
        errors.ThrowIfAny();
    }

    // A mail server on this machine, which only development allows, has any port.
    private async Task Check(MailRoute mail, InputErrors errors, CancellationToken cancellation)
    {
        if (await addresses.Problem($"https://{mail.Host}", cancellation) is { } problem) errors.Add("mail.host", problem);
        else if (!MailPorts.Contains(mail.Port) && !await IsHere(mail.Host, cancellation)) errors.Add("mail.port", $"Allowed: {string.Join(", ", MailPorts)}.");
    }

    private async Task<bool> IsHere(string host, CancellationToken cancellation)
    {
        try
        {
            return (await addresses.Allowed(host, cancellation)).All(System.Net.IPAddress.IsLoopback);
        }
        catch (Exception fault) when (fault is SyncException or System.Net.Sockets.SocketException)
        {
            return false;
        }
    }
}
