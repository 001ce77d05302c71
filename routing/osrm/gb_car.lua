-- The car profile of the OSRM image itself, driving on the left: what roundabouts and turns need in Great Britain.
-- Speeds, and so times, stay those of the image's profile.

package.path = "/opt/?.lua;" .. package.path
local car = require("car")

local gb_car = {}
for name, part in pairs(car) do
  gb_car[name] = part
end

function gb_car.setup()
  local profile = car.setup()
  profile.properties.left_hand_driving = true
  return profile
end

return gb_car
