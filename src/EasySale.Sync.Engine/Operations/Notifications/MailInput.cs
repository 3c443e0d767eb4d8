using System.Net.Mail;
using System.Text;
using EasySale.Sync.Engine.Operations.Inputs;
using EasySale.Sync.Engine.Stores.Notifications;

namespace EasySale.Sync.Engine.Operations.Notifications;

/// <summary>How mail is sent, as callers write it.</summary>
internal static class MailInput
{
    public const int SubmissionPort = 587;
    private const int MostAddresses = 20;
    private const int LongestHost = 253;
    private const int LargestPort = 65_535;

    /// <summary>The route; what is left out stays as it was. Null when something is missing.</summary>
    public static MailRoute? Read(JsonInput fields, MailRoute? before)
    {
        var host = fields.Text("host", LongestHost) ?? before?.Host;
        var port = fields.Number("port", 1, LargestPort) ?? before?.Port ?? SubmissionPort;
        var startTls = fields.Flag("startTls") ?? before?.StartTls ?? true;
        var user = fields.Text("user") ?? before?.User;
        var from = fields.Text("from") ?? before?.From;
        var to = fields.Texts("to", singleAllowed: true, numbersAllowed: false, MostAddresses) ?? before?.To;
        fields.Close();
        if (host is null) fields.Wrong("host", "Name the mail server, such as smtp.example.com.");
        if (!IsAddress(from)) fields.Wrong("from", "Must be an e-mail address.");
        if (to is null || !to.All(IsAddress)) fields.Wrong("to", $"Must be 1 to {MostAddresses} e-mail addresses.");
        if (user is not null && !startTls) fields.Wrong("startTls", "Must be true where a user signs in: no password is sent in the clear.");
        return host is null || from is null || to is null ? null : new MailRoute(host, port, startTls, user, from, to);
    }

    // A name before the @ that is not ASCII asks for SMTPUTF8 (RFC 6531), which the client does not speak.
    private static bool IsAddress(string? text) => text is not null && MailAddress.TryCreate(text, out var address) && address.Address == text && Ascii.IsValid(address.User);
}
