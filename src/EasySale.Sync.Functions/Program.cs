using EasySale.Sync.Functions;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.UseSyncMiddleware();
builder.Services.AddSync(builder.Configuration);
builder.Build().Run();
