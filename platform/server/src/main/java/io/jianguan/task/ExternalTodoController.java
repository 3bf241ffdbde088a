package io.jianguan.task;

import io.jianguan.identity.Actors;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** To-dos pushed by outside systems, each with a token of its own. */
@RestController
@RequestMapping("/api/external-todos/{system}/{id}")
class ExternalTodoController {
    private final Actors actors;
    private final ExternalTodos todos;

    ExternalTodoController(Actors actors, ExternalTodos todos) {
        this.actors = actors;
        this.todos = todos;
    }

    @PutMapping
    @Operation(
            summary = "Push a to-do, or change it",
            description = "For an outside system with an OAuth2 client-credentials token. `system` is the name of its"
                    + " account, `id` its own id of the to-do; the same id again changes it. The to-do stands in the"
                    + " inbox of `person` with a link to where it is worked on. 201 where it is new, else 204.")
    ResponseEntity<Void> put(
            @PathVariable String system, @PathVariable String id, @RequestBody ExternalTodos.Todo todo) {
        var created = todos.put(actors.machine(), system, id, todo);
        return ResponseEntity.status(created ? HttpStatus.CREATED : HttpStatus.NO_CONTENT)
                .build();
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Take a to-do back",
            description = "It is done, or needs nobody any more: it leaves the inbox and stands among what was done.")
    void remove(@PathVariable String system, @PathVariable String id) {
        todos.remove(actors.machine(), system, id);
    }
}
