using EasySale.Sync.Engine.Operations.Consent;
using EasySale.Sync.Functions.Callers;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace EasySale.Sync.Functions.Http;

/// <summary>Where owners are sent from, and where their answers arrive: by the browser, or posted by the vendor. The answers are open to everybody; their state proves them.</summary>
public sealed class AccountConsents(AskConsent asking, TakeConsent taking, ICallerSource callers)
{
    public const string Brought = "BringConsent";
    public const string Posted = "PostConsent";

    [Function("AskConsent")]
    public async Task<IResult> Ask(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Routes.AskConsent)] HttpRequest request, string platform, CancellationToken cancellation) =>
        new ConsentRedirect(await asking.Ask(request.Caller(), platform, request.Parameter, request.IsBrowser(), cancellation));

    [Function(Brought)]
    public async Task<IResult> Bring(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Routes.TakeConsent)] HttpRequest request, string platform, CancellationToken cancellation) =>
        new ConsentReply(await taking.Take(platform, request.ReadQueryAnswer(), await request.ReadBearer(callers, cancellation), cancellation));

    [Function(Posted)]
    public async Task<IResult> Post(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.TakeConsent)] HttpRequest request, string platform, CancellationToken cancellation) =>
        new ConsentReply(await taking.Take(platform, await request.ReadPostedAnswer(cancellation), new ConsentBearer(null, null), cancellation));
}
