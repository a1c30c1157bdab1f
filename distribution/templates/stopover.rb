class Stopover < Formula
  desc "Static analyzer for PostgreSQL migrations"
  homepage "@url@"
  url "@url@/releases/download/v@version@/stopover-@version@.tar.gz"
  sha256 "@sha256@"
  license "Apache-2.0"

  depends_on "openjdk"

  def install
    libexec.install Dir["*"]
    rm libexec/"bin/stopover.cmd"
    (bin/"stopover").write_env_script libexec/"bin/stopover", Language::Java.overridable_java_home_env
  end

  test do
    assert_match version.to_s, shell_output("#{bin}/stopover --version")
  end
end
