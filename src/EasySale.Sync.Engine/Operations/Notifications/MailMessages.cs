using System.Globalization;
using System.Net.Mail;
using System.Net.Sockets;
using System.Security.Authentication;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Http;
using EasySale.Sync.Engine.Stores.Notifications;

namespace EasySale.Sync.Engine.Operations.Notifications;

/// <summary>Sends messages by mail, over a public mail server of the tenant's choice.</summary>
public sealed class MailMessages(OutboundAddresses addresses, Runbook runbook)
{
    /// <summary>Makes the repetition of a message known, as the web ones have it.</summary>
    private const string IdHeader = "X-Webhook-Id";

    internal async Task<SendResult> Send(Delivery delivery, MailRoute route, Secret? password, CancellationToken cancellation)
    {
        try
        {
            route = route with { To = [.. route.To.Where(to => delivery.Left?.Contains(Ascii(to)) != false)] };
            // Whoever did not have it yet is no receiver any more.
            if (route.To.Count == 0) return new SendResult(false, MailFaults.ReceiverRefused) { IsFinal = true };
            var allowed = await addresses.Allowed(route.Host, cancellation);
            // A certificate is for a name, which the library resolves again; docs/decisions/0009 says what that leaves open.
            return await Send(delivery, route, route.StartTls ? [route.Host] : allowed.Select(address => address.ToString()), password, cancellation);
        }
        catch (Exception fault) when (fault is SmtpException or SocketException or IOException or AuthenticationException or InvalidOperationException)
        {
            return MailFaults.Of(fault, route.To.Count);
        }
        catch (SyncException refused)
        {
            return new SendResult(false, refused.Code) { IsFinal = true };
        }
    }

    /// <summary>Sends to the first host that can be reached.</summary>
    private async Task<SendResult> Send(Delivery delivery, MailRoute route, IEnumerable<string> hosts, Secret? password, CancellationToken cancellation)
    {
        foreach (var host in hosts)
        {
            using var client = new SmtpClient(host, route.Port) { EnableSsl = route.StartTls };
            if (route.User is { } user && password is not null) client.Credentials = new System.Net.NetworkCredential(user, password.Reveal());
            using var mail = Mail(delivery, route);
            try
            {
                await client.SendMailAsync(mail, cancellation);
                return new SendResult(true, "SMTP 250");
            }
            catch (SmtpException fault) when (MailFaults.IsUnreached(fault))
            {
                // Nothing was said to it, so the next may be told.
            }
        }

        return MailFaults.Unreachable;
    }

    // As servers are told it, and say it back.
    private static string Ascii(string address)
    {
        var to = new MailAddress(address);
        return $"{to.User}@{new IdnMapping().GetAscii(to.Host)}";
    }

    // Mail has lines that end with CR LF; a lone LF is sent as a character, which some readers show as one long line.
    private MailMessage Mail(Delivery delivery, MailRoute route)
    {
        var mail = new MailMessage { From = new MailAddress(route.From), Subject = MessageText.Title(delivery), Body = MessageText.Body(delivery, runbook).ReplaceLineEndings("\r\n") };
        foreach (var to in route.To) mail.To.Add(new MailAddress(to));
        mail.Headers.Add(IdHeader, delivery.Id);
        mail.Headers.Add("Message-ID", $"<{delivery.Id}@{new MailAddress(route.From).Host}>");
        return mail;
    }
}
