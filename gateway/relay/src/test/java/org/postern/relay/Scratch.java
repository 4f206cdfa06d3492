package org.postern.relay;
import com.google.inject.*;
import java.nio.file.*;
import java.net.*;
import java.time.Duration;
import java.util.*;
import org.apache.james.GuiceJamesServer;
import org.apache.james.queue.api.*;
import org.apache.james.queue.memory.MemoryMailQueueFactory;
import org.postern.message.Address;
import org.postern.relay.settings.Settings;
import org.postern.relay.settings.Settings.*;
import org.postern.relay.smtp.*;
import org.postern.relay.delivery.*;
import org.postern.mailets.*;
public class Scratch {
  static Settings settings(Path conf, int school, int outside) {
    Host s = new Host("127.0.0.1", school, StartTls.NONE, Optional.empty(), Optional.empty());
    Host o = new Host("127.0.0.1", outside, StartTls.OPPORTUNISTIC, Optional.empty(), Optional.empty());
    return new Settings(new School("Larkfield", List.of("larkfield.sch.example","pupils.larkfield.sch.example"), Address.of("postmaster@larkfield.sch.example")),
      new Listener(new InetSocketAddress("127.0.0.1", 29025), List.of("127.0.0.2/32"), 100, 50),
      new Listener(new InetSocketAddress("127.0.0.1", 29587), List.of(), 100, 50), Optional.empty(),
      new Limits(50L<<20, 1<<20, 8000, 100, 30, 1L<<20, Duration.ofMinutes(10), 2),
      new Routing(Map.of("larkfield.sch.example", s, "pupils.larkfield.sch.example", s), List.of(o), List.of(Duration.ofSeconds(1), Duration.ofSeconds(2)), List.of()),
      new Store("sqlite:x", Optional.empty(), Optional.empty()), new Http(new InetSocketAddress("127.0.0.1", 0)),
      new org.postern.relay.settings.Settings.Files(conf, conf, conf, conf, conf.resolve("james")));
  }
  public static void main(String[] a) throws Exception {
    org.postern.message.MailHandlers.pin(); JavaxMailHandlers.pin();
    Path home = java.nio.file.Files.createTempDirectory("scratch");
    Path ks = home.resolve("k.p12");
    new ProcessBuilder(System.getProperty("java.home")+"/bin/keytool","-genkeypair","-alias","k","-keyalg","RSA","-keysize","2048","-dname","CN=localhost","-storetype","PKCS12","-keystore",ks.toString(),"-storepass","changeit").inheritIO().start().waitFor();
    Settings st = settings(Path.of("conf").toAbsolutePath(), 29626, 29627);
    Path work = JamesFiles.render(st, new ServerKeys(ks, "changeit", true), home);
    long t=System.nanoTime();
    GuiceJamesServer s = JamesServer.assemble(work, new AbstractModule() {
      @Override protected void configure() {
        bind(MemoryMailQueueFactory.class).in(Scopes.SINGLETON);
        bind(Settings.class).toInstance(st);
        bind(Logins.class).toInstance(new Logins(){ public boolean verify(String l,String p){return p.equals("secret1");} public boolean maySendAs(String l, Address x){return x.toString().equals(l);} });
        bind(Pressure.class).toInstance(() -> Optional.empty());
        bind(AuditLog.class).toInstance((x,y,z,m) -> System.out.println("AUDIT "+x+" "+y+" "+m));
        bind(Deliveries.class).toInstance((m,r) -> System.out.println("ACCEPTED "+m.getName()+" "+r));
        bind(Holding.class).toInstance((m,c,n) -> {System.out.println("HELD "+c); return "H-1";});
      }
      @Provides @Singleton MailQueueFactory<? extends ManageableMailQueue> m(MemoryMailQueueFactory f){return f;}
      @Provides @Singleton MailQueueFactory<?> any(MailQueueFactory<? extends ManageableMailQueue> f){return f;}
      @Provides @Singleton MailQueueFactory<? extends MailQueue> p(MailQueueFactory<? extends ManageableMailQueue> f){return f;}
    });
    s.start();
    System.out.println("BOOTED " + (System.nanoTime()-t)/1000000);
    Thread.sleep(Long.parseLong(a[0])*1000);
    t=System.nanoTime(); s.stop(); System.out.println("STOPPED " + (System.nanoTime()-t)/1000000);
    System.exit(0);
  }
}
