package dev.finetunecost.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.finetunecost.engine.spec.Gpu;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GpusTest {
  private static final Gpus GPUS = Gpus.bundled();

  @ParameterizedTest
  @CsvSource({
    "H100, H100",
    "A100, A100-80GB",
    "A100 80G, A100-80GB",
    "A100-SXM4-80G, A100-80GB",
    "NVIDIA A100-SXM4-40GB, A100-40GB",
    "a100_40gb, A100-40GB",
    "A100-80GB-PCIe, A100-80GB-PCIe",
    "A100-PCIe, A100-80GB-PCIe",
    "A100-40G, A100-40GB",
    "A800-80G, A100-80GB",
    "8xA100, A100-80GB",
    "xA10G, A10G",
    "1xA10G, A10G",
    "NVIDIA A10G, A10G",
    "A10, A10",
    "4090, RTX-4090",
    "RTX4090, RTX-4090",
    "NVIDIA GeForce RTX 3090 Ti, RTX-3090-Ti",
    "RTX3080Ti, RTX-3080-Ti",
    "RTX4000Ada, RTX-4000-Ada",
    "RTX 6000 Ada Generation, RTX-6000-Ada",
    "RTXPRO6000, RTX-PRO-6000",
    "NVIDIA RTX PRO 6000 Blackwell Server Edition, RTX-PRO-6000",
    "A6000, RTX-A6000",
    "48GB GPU (type not stated; A6000-class), RTX-A6000",
    "NVIDIA H100-SXM5-80GB, H100",
    "H100-PCIe, H100-PCIe",
    "H100 NVL, H100-NVL",
    "H100 96GB HBM2e 500W, H100-96GB",
    "NVIDIA H200-NVL-141GB, H200-NVL",
    "NVIDIA Blackwell GPU (B200-SXM-180GB), B200",
    "NVIDIA Blackwell GPU (GB200), GB200",
    "NVIDIA Blackwell Ultra GPU (B300-SXM-270GB), B300",
    "GH200-144, GH200-144GB",
    "GH200-96, GH200-96GB",
    "AMD Instinct MI300X 192GB HBM3, MI300X",
    "MI250 (2 GCDs), MI250X",
    "Intel(R) Gaudi(R) 2 AI Accelerator, Gaudi2",
    "TPUv6e, TPU-v6e",
    "TPU v5p, TPU-v5p",
    "'Trainium1 (trn1.32xlarge, 16 chips/node)', Trainium1",
    "Tesla T4, T4",
    "NVIDIA L4, L4",
    "NVIDIA L40S, L40S",
    "L40, L40",
    "DGX-Spark, DGX-Spark",
    "ArcProB60, Arc-Pro-B60",
    "Inferentia2, Inferentia2",
  })
  void findsAnAcceleratorByAnyOfItsNames(String said, String canonical) {
    assertThat(GPUS.find(said)).map(Gpu::name).contains(canonical);
  }

  @ParameterizedTest
  @CsvSource({"undisclosed", "any", "2 GPUs", "H900", "''", "Z100"})
  void doesNotGuessAnAccelerator(String said) {
    assertThat(GPUS.find(said)).isEmpty();
  }

  @Test
  void namesTheNearestOfAnUnknownAccelerator() {
    assertThat(GPUS.nearest("H900", 3)).contains("H100");
  }

  @Test
  void everyAcceleratorOfAPriceOfferIsKnown() {
    List<String> names =
        Rows.read("/prices/gpu-names.csv", row -> row.getField("gpu")).stream().distinct().toList();
    assertThat(names).isNotEmpty().allSatisfy(name -> assertThat(GPUS.byName()).containsKey(name));
  }

  @Test
  void everyCanonicalNameFindsItself() {
    assertThat(GPUS.all())
        .hasSizeGreaterThanOrEqualTo(40)
        .allSatisfy(gpu -> assertThat(GPUS.find(gpu.name())).contains(gpu));
  }
}
