using System.Text;
using Microsoft.Extensions.Configuration;

namespace Coilwright.Hosting.Tests.Configuration;

/// <summary>Configurations from text.</summary>
internal static class Json
{
    public static IConfigurationSection Section(string json) => new ConfigurationBuilder()
        .AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes($$"""{ "Plant": {{json}} }""")))
        .Build()
        .GetSection("Plant");
}
