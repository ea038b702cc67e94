import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Checks what {@code natrolite compare} wrote into a folder; needs the executable jar on the class path. Ends with 1 and
 * one sentence where something is missing.
 */
final class CheckReport {
  private static final int LEAST_CHEMISTRIES = 4;

  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    String page = Files.readString(folder.resolve("index.html"));
    require(page.contains("<svg") && page.contains("</html>"), "index.html has no chart or no end");
    long rows = Files.readAllLines(folder.resolve("results.csv")).stream().filter(row -> !row.isBlank()).count();
    require(rows > LEAST_CHEMISTRIES, "results.csv has " + rows + " lines");

    JsonNode results = JsonMapper.shared().readTree(Files.readString(folder.resolve("results.json")));
    for (String key : new String[] {"schema_version", "command", "seed"}) {
      require(results.has(key), "results.json has no '" + key + "'");
    }
    JsonNode chemistries = results.path("chemistries");
    require(
        chemistries.isArray() && chemistries.size() >= LEAST_CHEMISTRIES,
        "results.json has " + chemistries.size() + " chemistries");
    for (JsonNode chemistry : chemistries) {
      String id = chemistry.path("id").asString("");
      require(!id.isBlank(), "a chemistry of results.json has no 'id'");
      JsonNode years = chemistry.path("years");
      require(years.isArray() && years.size() > 0, id + " has no years");
      for (JsonNode year : years) {
        double capacityPct = year.path("capacity_pct_p50").asDouble(Double.NaN);
        require(
            capacityPct > 0 && capacityPct <= 110,
            id + " has a capacity_pct_p50 of " + capacityPct + " in year " + year.path("year"));
      }
    }
    System.out.println("report checked: " + chemistries.size() + " chemistries, " + rows + " lines of CSV");
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      System.err.println("report check failed: " + otherwise);
      System.exit(1);
    }
  }
}
