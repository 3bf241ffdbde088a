package io.jianguan.audit;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** For system administrators: is the log what it was? */
@RestController
class AuditController {
    private final AuditChain chain;

    AuditController(AuditChain chain) {
        this.chain = chain;
    }

    @PostMapping("/api/audit/verifications")
    AuditChain.Verification verify() {
        return chain.verify();
    }
}
