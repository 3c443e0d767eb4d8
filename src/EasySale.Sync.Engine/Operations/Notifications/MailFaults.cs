using System.Net.Mail;
using System.Net.Sockets;
using System.Security.Authentication;

namespace EasySale.Sync.Engine.Operations.Notifications;

/// <summary>What a mail that did not go out says about who must act. Pure.</summary>
internal static class MailFaults
{
    public static SendResult Of(Exception fault)
    {
        if (Chain(fault).Any(one => one is AuthenticationException)) return Final("smtp.certificate_refused");
        if (fault is not SmtpException refused) return Unreachable;
        return (int)refused.StatusCode switch
        {
            -1 when Chain(fault).Skip(1).Any() => Unreachable,
            -1 => Final("smtp.no_encryption"),
            // The library goes on after a refused sign-in, so that it is the sender who is refused.
            530 or 534 or 535 => Final("smtp.sign_in_refused"),
            var status => new SendResult(false, $"SMTP {status}"),
        };
    }

    public static SendResult Unreachable => new(false, "smtp.no_connection");

    /// <summary>No connection came about. One that broke later may have taken the mail.</summary>
    public static bool IsUnreached(SmtpException fault) => Chain(fault).Any(one => one is SocketException) && !Chain(fault).Any(one => one is IOException);

    // A person must mend it; trying for hours mends nothing.
    private static SendResult Final(string answer) => new(false, answer) { IsFinal = true };

    private static IEnumerable<Exception> Chain(Exception? fault)
    {
        for (; fault is not null; fault = fault.InnerException) yield return fault;
    }
}
