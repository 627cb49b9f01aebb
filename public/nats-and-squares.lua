-- Nats & Squares in Quarto and pandoc: a block of class "nats-figure" holds a picture that links to a figure. In HTML,
-- and in slides made of HTML, the figure itself takes its place; everywhere else (PDF, Word, EPUB) the picture stays.
--
--   ::: {.nats-figure src="https://…/embed/elbo-gap/?q=normal_0_1" title="The ELBO gap, interactive figure" height="450"}
--   [![What the picture shows](https://…/fig/elbo-gap.light.png)](https://…/fig/elbo-gap/?q=normal_0_1)
--   :::
--
-- Quarto: this file beside the document, and "filters: [nats-and-squares.lua]" in its header.
-- pandoc: pandoc --lua-filter=nats-and-squares.lua …
-- MIT licence, as the code of Nats & Squares.

local WITH_FRAMES = {
  html = true, html4 = true, html5 = true, revealjs = true, slidy = true, slideous = true, dzslides = true, s5 = true,
}

local MARKS = { ['&'] = '&amp;', ['<'] = '&lt;', ['>'] = '&gt;', ['"'] = '&quot;' }

local function attribute(text)
  return (text:gsub('[&<>"]', MARKS))
end

function Div(block)
  local src = block.attributes.src
  if not WITH_FRAMES[FORMAT] or not block.classes:includes('nats-figure') or not src then
    return nil
  end
  -- Only what can be the address of a page becomes a frame.
  if not src:match('^https?://') and not src:match('^file://') and not src:match('^%.?%.?/') then
    return nil
  end
  local height = math.floor(tonumber(block.attributes.height) or 450)
  local size = 'width="100%" height="' .. height .. '" style="border:0;width:100%;height:' .. height .. 'px"'
  return pandoc.RawBlock(
    'html',
    '<iframe src="' .. attribute(src) .. '" title="' .. attribute(block.attributes.title or 'Interactive figure') .. '" '
      .. size .. ' loading="lazy" allow="clipboard-write; fullscreen" allowfullscreen data-external="1"></iframe>'
  )
end
